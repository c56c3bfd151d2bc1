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

/** The command {@code terrarium node}, which hosts a node of a cluster. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Start a node, which offers this machine's devices to a cluster.",
    description = {
      "",
      "Starts a node. Nodes may be started in any order, may join while a run goes on, and may be killed and started again. A "
          + "node forms a cluster if there is no --join, or if its own address is the first of --join and none of the others "
          + "answers; otherwise it joins the others, and waits until it can. Give all nodes the same list, so that each of them "
          + "can be restarted. Before a restarted node forms a cluster, it looks for the nodes that it was in a cluster with.",
      "",
      "`terrarium evolve CONFIG --join HOST:PORT` begins a run. One of the nodes hosts it and keeps its directory; where that node "
          + "is lost, the run goes on at another one. Ctrl-C makes the node leave; the others train what it had not finished.",
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
          "The address to listen on, and at which others reach this node; they have to write it the same way. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = AddressConverters.Port.class,
      defaultValue = "25520",
      description = "The port; 0 means any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Mixin private BindOption bind;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      arity = "1..*",
      split = ",",
      converter = AddressConverters.Node.class,
      description = "Nodes to join; this node may be among them.")
  private List<String> join = new ArrayList<>();

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      arity = "1..*",
      split = ",",
      description = "Roles of this node, for a strategy of Akka's Split Brain Resolver.")
  private List<String> roles = new ArrayList<>();

  @Mixin private WorkersOption workers;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description =
          "The folder for the directories of runs, and for this node's copy of what the cluster keeps. Default: ${DEFAULT-VALUE}.")
  private Path runs;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The name of that copy, for a node whose address may change. Default: the host and port.")
  private Optional<String> name;

  @Option(
      names = "--http",
      paramLabel = "[HOST:]PORT",
      converter = AddressConverters.Serving.class,
      description =
          "Serve health, members and metrics over HTTP, read-only; on 127.0.0.1 unless HOST is given. Default: no HTTP.")
  private Optional<HostAndPort> http;

  @Option(
      names = "--discover",
      paramLabel = "LABEL",
      description =
          "Find the other nodes in Kubernetes instead of naming them with --join: they are the pods whose label app is LABEL. Needs --http.")
  private Optional<String> discover;

  @Mixin private SettingsOption settings;

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
    name.filter(given -> !RunName.isOne(given))
        .ifPresent(
            given -> {
              throw refused("--name must have " + RunName.RULE + ", is " + given);
            });
  }

  private void requireWayToJoin() {
    if (discover.filter(String::isBlank).isPresent()) {
      throw refused("--discover must be a label, is blank");
    }
    if (discover.isPresent() && http.isEmpty()) {
      throw refused("--discover needs --http, since nodes find each other over HTTP");
    }
    if (discover.isPresent() && !join.isEmpty()) {
      throw refused("--discover and --join exclude each other; leave one of them out");
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
        name,
        settings.file(),
        http.map(this::serving));
  }

  private HttpSettings serving(HostAndPort place) {
    return new HttpSettings(place.host(), place.port(), discover);
  }

  private void leave(Nodes.Running node) {
    node.leave();
    PrintWriter err = spec.commandLine().getErr();
    err.println();
    err.println("terrarium: the node has left.");
    err.flush();
  }
}
