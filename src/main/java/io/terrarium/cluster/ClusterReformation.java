package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import io.terrarium.engine.Addresses;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The actor by which nodes that all wait for each other form a cluster again. Where a cut left no
 * majority, or too many nodes died at once, each node was told that it is out, and only joins
 * others, so that no minority begins anew. Once all nodes that a node knows have said for a while
 * that they are not in a cluster either, the first of them by address forms one.
 */
final class ClusterReformation {

  /** The messages of the actor to itself. */
  sealed interface Command extends NoSerializationVerificationNeeded {}

  private enum Look implements Command {
    LOOK
  }

  /** Whether another node waits too; false where it does not answer. */
  private record Heard(Address node, boolean waits) implements Command {}

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ActorContext<Command> context;
  private final Cluster cluster;
  private final Set<Address> others;
  private final Duration least;

  /** Since when each node has said without a break that it waits, in nanoseconds. */
  private final Map<Address, Long> waiting = new HashMap<>();

  private ClusterReformation(
      ActorContext<Command> context, TimerScheduler<Command> timers, Set<Address> others) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.others = others;
    // Longer than a first seed node takes to form a cluster by itself.
    this.least =
        context
            .getSystem()
            .settings()
            .config()
            .getDuration("akka.cluster.seed-node-timeout")
            .multipliedBy(2);
    timers.startTimerWithFixedDelay(Look.LOOK, PAUSE);
  }

  /**
   * The actor ends once this node is in a cluster.
   *
   * @param others the nodes that this one knows; may grow
   */
  static Behavior<Command> create(Set<Address> others) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ClusterReformation(context, timers, others).receiving()));
  }

  private Behavior<Command> receiving() {
    return Behaviors.receive(Command.class)
        .onMessage(Look.class, look -> onLook())
        .onMessage(Heard.class, this::onHeard)
        .build();
  }

  private Behavior<Command> onLook() {
    if (cluster.state().getMembers().iterator().hasNext()) {
      return Behaviors.stopped();
    }
    if (isFirst() && haveAllWaited()) {
      context.getLog().info("{} all wait: this node forms the cluster", others);
      cluster.manager().tell(new Join(cluster.selfMember().address()));
      return Behaviors.stopped();
    }
    others.forEach(this::ask);
    return Behaviors.same();
  }

  private boolean isFirst() {
    String self = Addresses.of(cluster.selfMember().address());
    return !others.isEmpty()
        && others.stream()
            .map(Addresses::of)
            .min(Comparator.naturalOrder())
            .filter(first -> self.compareTo(first) < 0)
            .isPresent();
  }

  private boolean haveAllWaited() {
    long now = System.nanoTime();
    return others.stream()
        .allMatch(node -> now - waiting.getOrDefault(node, now) > least.toNanos());
  }

  private void ask(Address node) {
    context.ask(
        Gateway.Members.class,
        Gateway.at(context.getSystem(), node),
        PAUSE.multipliedBy(2),
        Gateway.GetMembers::new,
        (answer, thrown) -> new Heard(node, answer != null && answer.members().isEmpty()));
  }

  private Behavior<Command> onHeard(Heard heard) {
    if (heard.waits()) {
      waiting.putIfAbsent(heard.node(), System.nanoTime());
    } else {
      waiting.remove(heard.node());
    }
    return Behaviors.same();
  }
}
