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
 * Has a node that is in no cluster say so, and why, as far as it can know; and that it is in one,
 * once it is.
 */
final class JoinWatch {

  /** What it tells itself. */
  sealed interface Message extends NoSerializationVerificationNeeded {}

  private enum Look implements Message {
    LOOK
  }

  private enum Inquire implements Message {
    INQUIRE
  }

  private record Found(String sentence) implements Message {}

  private static final Logger LOG = LoggerFactory.getLogger(JoinWatch.class);

  /** The setting of how long a node is in no cluster before that is said. */
  static final String PATIENCE = "terrarium.engine.cluster.join-patience";

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** What has not changed is said again after so many times the patience. */
  private static final int REMINDER = 6;

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final Duration patience;
  private final Cluster cluster;
  private final Set<Address> others;
  private final NodeExtension companion;
  private final Inquiry inquiry;

  private String said = "";
  private int unsaid;
  private boolean isToSayThatItIsIn;

  private JoinWatch(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Set<Address> others,
      NodeExtension companion,
      boolean wasOut) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.others = others;
    this.companion = companion;
    this.inquiry = new Inquiry(context.getSystem(), cluster.selfMember().address());
    this.isToSayThatItIsIn = wasOut;
    timers.startTimerWithFixedDelay(Look.LOOK, PAUSE);
    this.timers = timers;
    this.patience = SettingsCheck.time(context.getSystem().settings().config(), PATIENCE);
    timers.startSingleTimer(Inquire.INQUIRE, patience);
  }

  /**
   * Ends once this node is in a cluster.
   *
   * @param others that this node looks for; may grow
   * @param companion is told why this node is in none
   * @param wasOut whether it was said before that this node is in no cluster
   */
  static Behavior<Message> create(Set<Address> others, NodeExtension companion, boolean wasOut) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new JoinWatch(context, timers, others, companion, wasOut).receiving()));
  }

  private Behavior<Message> receiving() {
    return Behaviors.receive(Message.class)
        .onMessage(Look.class, look -> onLook())
        .onMessage(Inquire.class, inquire -> onInquire())
        .onMessage(Found.class, this::onFound)
        .build();
  }

  private Behavior<Message> onLook() {
    if (!isIn()) {
      return Behaviors.same();
    }
    companion.onJoined();
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

  private Behavior<Message> onInquire() {
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
    return "This node, %s, is in no cluster, and goes on trying: %s."
        .formatted(
            Addresses.of(cluster.selfMember().address()),
            clauses.isEmpty() ? "it has found no other node so far" : clauses);
  }

  private Behavior<Message> onFound(Found found) {
    if (isIn()) {
      return Behaviors.same();
    }
    timers.startSingleTimer(Inquire.INQUIRE, patience);
    companion.onWaiting(found.sentence());
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
