package io.terrarium.cli;

import io.terrarium.app.Nodes;
import io.terrarium.cluster.RunName;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.ops.HttpSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code terrarium node}. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Offer this machine's devices to a cluster.",
    description = {
      "",
      "Starts a node. It may be started first or last, join a run that goes on, be killed, and come back. Without --join, or with "
          + "its own address as the first of --join and no other of them there, it forms the cluster; otherwise it joins, and "
          + "waits until it can. Give all nodes the same list, so that each can be restarted; one that would form the cluster looks "
          + "first for those that it was in one with.",
      "",
      "A run is begun with `terrarium evolve CONFIG --join HOST:PORT`. It lives on one of the nodes, which keeps its directory; "
          + "where that node is lost it goes on at another one. Ctrl-C gives back what is being trained, and leaves.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  terrarium node",
      "  terrarium node --port 25521 --join 127.0.0.1:25520 --http 8558",
      "  terrarium node --host 192.168.0.7 --join 192.168.0.7:25520 192.168.0.8:25520 192.168.0.9:25520"
    })
final class NodeCommand implements Callable<Integer> {

  private final Nodes nodes;

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      converter = AddressConverters.Host.class,
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on, and that others reach this node at; they have to write it the same. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = AddressConverters.Port.class,
      defaultValue = "25520",
      description = "The port; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Mixin private BindOption bind;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      arity = "1..*",
      split = ",",
      converter = AddressConverters.Node.class,
      description = "Nodes to join, this one among them or not.")
  private List<String> join = new ArrayList<>();

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      arity = "1..*",
      split = ",",
      description = "Further roles of this node, for a strategy of the Split Brain Resolver.")
  private List<String> roles = new ArrayList<>();

  @Mixin private WorkersOption workers;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description =
          "Where it keeps the directories of runs, and its copy of what the cluster keeps. Default: ${DEFAULT-VALUE}.")
  private Path runs;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The name of that copy, for a node whose address may change. Default: its host and port.")
  private String name;

  @Option(
      names = "--http",
      paramLabel = "[HOST:]PORT",
      converter = AddressConverters.Serving.class,
      description =
          "Serve health, members and metrics over HTTP, all read-only; on 127.0.0.1 unless HOST is given. Default: not at all.")
  private HostAndPort http;

  @Option(
      names = "--discover",
      paramLabel = "LABEL",
      description =
          "Find the other nodes instead of being told with --join: in Kubernetes, the pods whose label app is this. Needs --http.")
  private String discover;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings of the actor system, for TLS for instance: docs/cluster.md.")
  private Path settings;

  NodeCommand(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  @SuppressWarnings("try") // the resource is there to be closed
  public Integer call() {
    requireName();
    requireWayToJoin();
    Nodes.Running node = nodes.start(request());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("node %s; Ctrl-C leaves the cluster.%n", node.address());
    node.http()
        .ifPresent(
            at -> out.printf("http://%s/ has alive, ready, cluster/members, metrics.%n", at));
    out.flush();
    try (ShutdownHook interrupt = ShutdownHook.doing(() -> leave(node))) {
      node.await();
    }
    return ExitCode.OK;
  }

  private void requireName() {
    if (name != null && !RunName.isOne(name)) {
      throw refused("--name must have " + RunName.RULE + ", is " + name);
    }
  }

  private void requireWayToJoin() {
    if (discover != null && discover.isBlank()) {
      throw refused("--discover names no label");
    }
    if (discover != null && http == null) {
      throw refused("--discover needs --http: nodes find each other over HTTP");
    }
    if (discover != null && !join.isEmpty()) {
      throw refused("--discover and --join exclude each other");
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private Nodes.Request request() {
    return new Nodes.Request(
        host,
        port,
        bind.place(),
        join,
        roles,
        workers.count(spec.commandLine().getErr()),
        runs,
        Optional.ofNullable(name),
        Optional.ofNullable(settings),
        Optional.ofNullable(http).map(this::serving));
  }

  private HttpSettings serving(HostAndPort place) {
    return new HttpSettings(place.host(), place.port(), Optional.ofNullable(discover));
  }

  private void leave(Nodes.Running node) {
    node.leave();
    PrintWriter err = spec.commandLine().getErr();
    err.println();
    err.println("terrarium: the node has left.");
    err.flush();
  }
}
