package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.LastMembers;
import io.terrarium.cluster.replica.Replicas;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.run.FinishedGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cluster's run as the coordinator knows it: as a majority keeps it, and as it is on its way
 * there. It owns the actor that reads and writes it.
 */
final class RunView {

  private final ActorContext<Coordinator.Command> context;
  private final LastMembers last;
  private Optional<ActorRef<Replicas.Command>> replicas = Optional.empty();

  /** Grows with each reading, so that answers of earlier replicas are recognised. */
  private int session;

  private Optional<ClusterRun> run = Optional.empty();
  private List<FinishedGeneration> generations = new ArrayList<>();

  /** The run that was sent to the replicas last. */
  private Optional<ClusterRun> latest = Optional.empty();

  /** The latest run of another node that came while it could not be read. */
  private Optional<ClusterRun> newest = Optional.empty();

  /**
   * @param last the nodes that the cluster last had; nothing is read before a majority of them is
   *     back
   */
  RunView(ActorContext<Coordinator.Command> context, LastMembers last) {
    this.context = context;
    this.last = last;
  }

  /** Reads the run from a majority. What was on its way there is dropped. */
  void read() {
    replicas.ifPresent(
        earlier -> {
          context.unwatch(earlier);
          context.stop(earlier);
        });
    session++;
    ActorRef<Replicas.Command> spawned =
        context.spawnAnonymous(
            Replicas.create(
                context.messageAdapter(Replicas.Event.class, Coordinator.FromReplicas::new), last));
    // There is no coordinator without its replicas, so it ends when they do.
    context.watch(spawned);
    spawned.tell(new Replicas.Load());
    replicas = Optional.of(spawned);
  }

  /** The run as a majority keeps it. */
  Optional<ClusterRun> run() {
    return run;
  }

  /** The run as clients are told: a failure is told whether or not a majority can keep it. */
  Optional<ClusterRun> told() {
    return latest.filter(some -> some.standing() == RunStatus.FAILED).or(() -> run);
  }

  /** The run as it is once a majority has it. */
  Optional<ClusterRun> latest() {
    return latest;
  }

  /** All finished generations. */
  List<FinishedGeneration> generations() {
    return generations;
  }

  /** Remembers a run of another node, for {@link #isOutdone}. */
  void heardOf(ClusterRun theirs) {
    boolean isLater = newest.isEmpty() || theirs.supersedes(newest.get());
    newest = isLater ? Optional.of(theirs) : newest;
  }

  /** Whether another node is further than what a majority has said. */
  boolean isOutdone(Replicas.Loaded loaded) {
    return newest.filter(some -> isLater(some, loaded.run())).isPresent();
  }

  void onLoaded(Replicas.Loaded loaded) {
    run = loaded.run();
    latest = run;
    generations = new ArrayList<>(loaded.generations());
  }

  /** Whether another node is further than this one. */
  boolean isNews(ClusterRun theirs) {
    return isLater(theirs, latest);
  }

  private static boolean isLater(ClusterRun theirs, Optional<ClusterRun> ours) {
    return ours.isEmpty() || theirs.supersedes(ours.get());
  }

  /** Has a majority keep a run. */
  void keep(ClusterRun next) {
    latest = Optional.of(next);
    replicas.orElseThrow().tell(new Replicas.Keep(session, next));
  }

  /** Whether an answer is not one of earlier replicas. */
  boolean isCurrent(Replicas.Kept answer) {
    return answer.session() == session;
  }

  /** Notes that a majority has this run, and with it the latest generation. */
  void onKept(ClusterRun kept) {
    if (run.filter(known -> known.id() == kept.id()).isEmpty()) {
      generations.clear();
    }
    if (isLater(kept, run)) {
      run = Optional.of(kept);
    }
    kept.recent()
        .last()
        .filter(some -> some.record().generation() == generations.size())
        .ifPresent(generations::add);
  }

  /** Whether nothing was sent to the replicas after this. */
  boolean isLatest(ClusterRun kept) {
    return latest.equals(Optional.of(kept));
  }

  /** Whether no beginning or end of a run is on its way to a majority. */
  boolean isSettled() {
    return latest.map(ClusterRun::epoch).equals(run.map(ClusterRun::epoch))
        && latest.map(ClusterRun::standing).equals(run.map(ClusterRun::standing));
  }
}
