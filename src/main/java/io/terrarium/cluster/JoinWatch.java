package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import io.terrarium.cluster.Inquiry.Finding;
import io.terrarium.engine.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor by which a node that is not in a cluster says so, and why, as far as it can find out.
 * It also says when the node is in one at last.
 */
final class JoinWatch {

  /** The messages of the actor to itself. */
  sealed interface Command extends NoSerializationVerificationNeeded {}

  private enum Look implements Command {
    LOOK
  }

  private enum Inquire implements Command {
    INQUIRE
  }

  private record Found(String sentence) implements Command {}

  private static final Logger LOG = LoggerFactory.getLogger(JoinWatch.class);

  /** The setting that says how long a node waits for a cluster before it says so. */
  static final String PATIENCE = "terrarium.engine.cluster.join-patience";

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A reason that has not changed is said again after so many times the patience. */
  private static final int REMINDER = 6;

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Duration patience;
  private final Cluster cluster;
  private final Set<Address> others;
  private final NodeExtension extension;
  private final Inquiry inquiry;

  private String said = "";
  private int unsaid;
  private boolean isToSayThatItIsIn;

  private JoinWatch(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Set<Address> others,
      NodeExtension extension,
      boolean wasOut) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.others = others;
    this.extension = extension;
    this.inquiry = new Inquiry(context.getSystem(), cluster.selfMember().address());
    this.isToSayThatItIsIn = wasOut;
    timers.startTimerWithFixedDelay(Look.LOOK, PAUSE);
    this.timers = timers;
    this.patience = SettingsCheck.time(context.getSystem().settings().config(), PATIENCE);
    timers.startSingleTimer(Inquire.INQUIRE, patience);
  }

  /**
   * The actor ends once this node is in a cluster.
   *
   * @param others the nodes that this one looks for; may grow
   * @param extension is told why this node is not in a cluster
   * @param wasOut whether it was said before that this node is not in a cluster
   */
  static Behavior<Command> create(Set<Address> others, NodeExtension extension, boolean wasOut) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new JoinWatch(context, timers, others, extension, wasOut).receiving()));
  }

  private Behavior<Command> receiving() {
    return Behaviors.receive(Command.class)
        .onMessage(Look.class, look -> onLook())
        .onMessage(Inquire.class, inquire -> onInquire())
        .onMessage(Found.class, this::onFound)
        .build();
  }

  private Behavior<Command> onLook() {
    if (!isIn()) {
      return Behaviors.same();
    }
    extension.onJoined();
    if (isToSayThatItIsIn) {
      LOG.warn("This node is in a cluster now, of {}.", members());
    }
    return Behaviors.stopped();
  }

  private boolean isIn() {
    return cluster.state().getMembers().iterator().hasNext();
  }

  private String members() {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .map(Member::address)
        .map(Addresses::of)
        .collect(Collectors.joining(", "));
  }

  private Behavior<Command> onInquire() {
    if (!isIn()) {
      context.pipeToSelf(
          inquiry.of(others),
          (findings, thrown) ->
              new Found(sentence(Optional.ofNullable(findings).orElse(List.of()))));
    }
    return Behaviors.same();
  }

  private String sentence(List<Finding> findings) {
    String clauses = Inquiry.clauses(findings);
    return "This node, %s, is not in a cluster, and goes on trying: %s."
        .formatted(
            Addresses.of(cluster.selfMember().address()),
            clauses.isEmpty() ? "it has found no other node so far" : clauses);
  }

  private Behavior<Command> onFound(Found found) {
    if (isIn()) {
      return Behaviors.same();
    }
    timers.startSingleTimer(Inquire.INQUIRE, patience);
    extension.onWaiting(found.sentence());
    unsaid++;
    if (!found.sentence().equals(said) || unsaid >= REMINDER) {
      LOG.warn(found.sentence());
      said = found.sentence();
      unsaid = 0;
      isToSayThatItIsIn = true;
    }
    return Behaviors.same();
  }
}
