package io.terrarium.cluster;

import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.Replicas;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.run.FinishedGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a host knows of the cluster's run: what a majority keeps, and what is on its way there. */
final class RunView {

  private Optional<ClusterRun> run = Optional.empty();
  private List<FinishedGeneration> generations = new ArrayList<>();

  /** The latest that was to be kept; what others have of it is no news. */
  private Optional<ClusterRun> latest = Optional.empty();

  /** The latest that was heard of while nothing could be done about it. */
  private Optional<ClusterRun> newest = Optional.empty();

  /** As a majority keeps it. */
  Optional<ClusterRun> run() {
    return run;
  }

  /** As clients are told of it: that it has failed is so whether or not that can be kept. */
  Optional<ClusterRun> told() {
    return latest.filter(some -> some.standing() == RunStatus.FAILED).or(() -> run);
  }

  /** As it will be, once a majority has it. */
  Optional<ClusterRun> latest() {
    return latest;
  }

  /** All finished ones. */
  List<FinishedGeneration> generations() {
    return generations;
  }

  /** Somebody has this; to be looked at once something can be done about it. */
  void heardOf(ClusterRun theirs) {
    boolean isLater = newest.isEmpty() || theirs.supersedes(newest.get());
    newest = isLater ? Optional.of(theirs) : newest;
  }

  /** Whether what a majority has said is what somebody is further than. */
  boolean isOutdone(Replicas.Loaded loaded) {
    return newest.filter(some -> isLater(some, loaded.run())).isPresent();
  }

  void load(Replicas.Loaded loaded) {
    run = loaded.run();
    latest = run;
    generations = new ArrayList<>(loaded.generations());
  }

  /** Whether another node was further than all that was to be kept here. */
  boolean isNews(ClusterRun theirs) {
    return isLater(theirs, latest);
  }

  private static boolean isLater(ClusterRun theirs, Optional<ClusterRun> ours) {
    return ours.isEmpty() || theirs.supersedes(ours.get());
  }

  /** This is to be kept next. */
  void intend(ClusterRun next) {
    latest = Optional.of(next);
  }

  /** A majority has this now, and with it the generation that has brought it there. */
  void keep(ClusterRun kept) {
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

  /** Whether nothing else is to be kept after this. */
  boolean isLatest(ClusterRun kept) {
    return latest.equals(Optional.of(kept));
  }

  /** Whether no beginning and no end is on its way to a majority. */
  boolean isSettled() {
    return latest.map(ClusterRun::epoch).equals(run.map(ClusterRun::epoch))
        && latest.map(ClusterRun::standing).equals(run.map(ClusterRun::standing));
  }
}
