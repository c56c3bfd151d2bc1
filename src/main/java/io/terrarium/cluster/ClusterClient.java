package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import com.google.protobuf.InvalidProtocolBufferException;
import com.typesafe.config.Config;
import io.terrarium.cluster.Gateway.Report;
import io.terrarium.cluster.Gateway.StatePart;
import io.terrarium.cluster.Gateway.Submitted;
import io.terrarium.cluster.Inquiry.Finding;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.HostName;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.engine.format.WireChecks;
import io.terrarium.engine.proto.RegisterMessage;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A connection to a cluster from outside. It is not a member of the cluster, so it cannot be chosen
 * for anything and counts in no majority. It repeats each question, to another node that it knows,
 * until it is answered.
 */
public final class ClusterClient implements AutoCloseable {

  private static final String PATIENCE = "terrarium.engine.cluster.client-patience";

  private static final Duration PATIENCE_EACH = Duration.ofSeconds(2);

  private final ActorSystem<Void> system;
  private final List<String> named;
  private final Duration patience;
  private final Inquiry inquiry;

  /** The nodes to ask, starting with the one that answered last. */
  private List<String> nodes;

  /** Whether any node has answered. */
  private boolean hasHeard;

  private ClusterClient(ActorSystem<Void> system, List<String> nodes, Duration patience) {
    this.system = system;
    this.named = List.copyOf(nodes);
    this.nodes = named;
    this.patience = patience;
    this.inquiry = new Inquiry(system, system.address());
  }

  /**
   * @param host the address of this machine that nodes answer to
   * @param nodes {@code host:port} of the nodes to ask; at least one
   * @param akka settings laid over Terrarium's own, those of TLS for instance
   * @throws BadInput if an address or a setting is wrong
   */
  public static ClusterClient connect(String host, List<String> nodes, Config akka) {
    List<String> known =
        nodes.stream().map(HostAndPort::ofNode).map(HostAndPort::toString).toList();
    ActorSystem<Void> system =
        ActorSystems.startClient(Behaviors.empty(), HostName.reachable(host), akka);
    try {
      return new ClusterClient(
          system, known, SettingsCheck.time(system.settings().config(), PATIENCE));
    } catch (BadInput e) {
      system.terminate();
      throw e;
    }
  }

  /**
   * Has the cluster run an experiment, or go on with it.
   *
   * @param experiment the text of its {@code experiment.conf}
   * @return the run's number among those of the cluster
   * @throws BadInput if the cluster does not, with its reason
   */
  public long submit(String name, String experiment, String build) {
    if (experiment.length() > WireChecks.LONGEST_EXPERIMENT) {
      throw new BadInput(
          "The experiment has %d characters, and a cluster takes %d; run it without --join, or without `strategy.start`."
              .formatted(experiment.length(), WireChecks.LONGEST_EXPERIMENT));
    }
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    Submitted submitted =
        ask(replyTo -> new Gateway.Submit(name, experiment, build, number, replyTo));
    submitted
        .refusal()
        .ifPresent(
            refusal -> {
              throw new BadInput(refusal);
            });
    return submitted.id();
  }

  /** How long this client waits for an answer. */
  public Duration patience() {
    return patience;
  }

  /** How the run stands, and some of its finished generations. */
  public record Progress(ClusterReport report, List<FinishedGeneration> generations) {}

  /**
   * Asks how the run stands.
   *
   * @param from the first generation that is wanted
   * @return the report, and as many generations as fit a message
   */
  public Progress progress(long from) {
    Report report = ask(replyTo -> new Gateway.GetReport(from, replyTo));
    know(report.report().sites());
    return new Progress(report.report(), report.generations());
  }

  /** The nodes that compute may answer too, once all that were named are gone. */
  private void know(List<ClusterReport.SiteReport> sites) {
    nodes =
        Stream.of(
                nodes.stream().limit(1),
                named.stream(),
                sites.stream().map(ClusterReport.SiteReport::address))
            .flatMap(Function.identity())
            .distinct()
            .toList();
  }

  /**
   * The state after the last finished generation.
   *
   * @param id of the run, as {@link #submit} gave it
   * @throws BadInput if the cluster has gone on to another one
   */
  public RunState state(long id) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    long generation = -1;
    while (true) {
      int from = read.size();
      StatePart part = ask(replyTo -> new Gateway.GetState(from, replyTo));
      if (from > 0 && part.generation() != generation) {
        read.reset();
        continue;
      }
      generation = part.generation();
      read.writeBytes(part.bytes());
      if (read.size() == part.size()) {
        return state(id, read.toByteArray());
      }
    }
  }

  private static RunState state(long id, byte[] bytes) {
    try {
      Register register = RegisterFormat.read(RegisterMessage.parseFrom(bytes));
      ClusterRun run = (ClusterRun) register.entry();
      if (run.id() != id) {
        throw new BadInput(
            "The cluster has gone on to another run, %s; give the same command again once it is over."
                .formatted(run.name()));
      }
      return run.state();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the cluster has sent a state that cannot be read", e);
    }
  }

  /** Ends the run; its checkpoint is kept. */
  public ClusterReport stop() {
    return ask(Gateway.StopRun::new).report();
  }

  /** The nodes, as the one that answers sees them. */
  public List<ClusterMember> members() {
    return ask(Gateway.GetMembers::new).members();
  }

  private <T extends Gateway.Reply> T ask(
      akka.japi.function.Function<ActorRef<T>, Gateway.Command> question) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        T answer =
            AskPattern.ask(gateway(nodes.get(0)), question, PATIENCE_EACH, system.scheduler())
                .toCompletableFuture()
                .join();
        hasHeard = true;
        return answer;
      } catch (CompletionException e) {
        requireTime(e, deadline);
        nodes = rotated(nodes);
      }
    }
  }

  private static List<String> rotated(List<String> nodes) {
    List<String> rotated = new ArrayList<>(nodes);
    Collections.rotate(rotated, -1);
    return rotated;
  }

  private void requireTime(CompletionException e, long deadline) {
    if (!(e.getCause() instanceof TimeoutException)) {
      throw e;
    }
    if (System.nanoTime() > deadline) {
      throw new BadInput(silence(inquiry.of(addresses()).join()));
    }
  }

  private List<Address> addresses() {
    return nodes.stream().map(ActorSystems::address).toList();
  }

  /** Says that no node has answered, and why, as far as that can be found out. */
  private String silence(List<Finding> findings) {
    return found(findings, Inquiry.Kind.IN_CLUSTER)
        .map(this::withoutCoordinator)
        .or(() -> found(findings, Inquiry.Kind.WAITS).map(ClusterClient::withoutCluster))
        .orElseGet(() -> withoutNode(findings));
  }

  private static Optional<String> found(List<Finding> findings, Inquiry.Kind kind) {
    return findings.stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::node)
        .findFirst();
  }

  private String withoutCoordinator(String node) {
    return "%s answers, but for %d s the node that hosts the run has not; the run is on its way to another node, which takes some 20 s, or waits for a majority of the nodes."
        .formatted(node, patience.toSeconds());
  }

  private static String withoutCluster(String node) {
    return "%s answers, but is not in a cluster; its own output says why.".formatted(node);
  }

  private String withoutNode(List<Finding> findings) {
    String why = Inquiry.clauses(findings);
    return hasHeard
        ? "None of the nodes answers any more, for %d s: %s.".formatted(patience.toSeconds(), why)
        : "No node at %s answers within %d s; %s."
            .formatted(String.join(", ", named), patience.toSeconds(), why);
  }

  private ActorRef<Gateway.Command> gateway(String node) {
    return Gateway.at(system, ActorSystems.address(node));
  }

  @Override
  public void close() {
    system.terminate();
  }
}
