package io.terrarium.cluster;

import io.terrarium.cluster.ExperimentLoader.RunnableExperiment;
import io.terrarium.cluster.Gateway.Submit;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.GenerationBlock;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.RunPlan;
import io.terrarium.file.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The rules for a run that a client submits: whether it is refused, is the cluster's run already,
 * or begins.
 *
 * @param now the cluster's run
 * @param largest bytes of a message between nodes
 */
record Submission(
    Submit submit, ExperimentLoader experiments, Optional<ClusterRun> now, long largest) {

  /** Why the run is refused now. */
  Optional<String> refusal() {
    if (!RunName.isOne(submit.name())) {
      return Optional.of("A run's name must have " + RunName.RULE + ", is " + submit.name() + ".");
    }
    if (!submit.build().equals(experiments.build()) && !allowsOtherBuilds()) {
      return Optional.of(
          "The cluster's node has %s, this is %s; use the same build and plugins."
              .formatted(experiments.build(), submit.build()));
    }
    return now.flatMap(this::refusalBeside);
  }

  /** A run that ended early is kept, and a mistyped option does not replace it. */
  private Optional<String> refusalBeside(ClusterRun run) {
    if (isKeptUnderItsName(run)) {
      return Optional.of(
          "The cluster keeps %s, of another experiment, up to generation %d; go on with that one, or give --run another name."
              .formatted(run.name(), run.state().nextGeneration()));
    }
    if (run.standing() == RunStatus.GOING && !isSame(run)) {
      return Optional.of(
          "The cluster is at work on %s; wait for its end, or stop it (`terrarium stop`)."
              .formatted(run.name()));
    }
    return Optional.empty();
  }

  /** An experiment that this build cannot read allows no other builds. */
  private boolean allowsOtherBuilds() {
    try {
      return experiments.read(submit.experiment()).allowsOtherBuilds();
    } catch (BadInput unreadable) {
      return false;
    }
  }

  /** Whether the run goes on already or is done, so that the client only follows it. */
  boolean isKnown() {
    return now.filter(this::isSame)
        .filter(run -> run.standing() == RunStatus.GOING || run.standing() == RunStatus.COMPLETED)
        .isPresent();
  }

  private boolean isKeptUnderItsName(ClusterRun run) {
    return (run.standing() == RunStatus.STOPPED || run.standing() == RunStatus.FAILED)
        && run.name().equals(submit.name())
        && run.state().nextGeneration() > 0
        && !isTakenUp(run);
  }

  private boolean isTakenUp(ClusterRun run) {
    return isSame(run) || experiments.isGrown(run.experiment(), submit.experiment());
  }

  private boolean isSame(ClusterRun run) {
    return run.experiment().equals(submit.experiment());
  }

  /**
   * The run as it begins, or is taken up again.
   *
   * @throws io.terrarium.file.BadInput if this build cannot run it
   */
  ClusterRun begun() {
    RunnableExperiment experiment = experiments.read(submit.experiment());
    ClusterRun begun =
        now.filter(this::isTakenUp)
            .map(run -> run.again(submit.experiment(), submit.build()))
            .orElseGet(() -> anew(experiment));
    requireFits(begun);
    return begun;
  }

  /** Half of a message is left free, since a strategy's memory may grow. */
  private void requireFits(ClusterRun begun) {
    int size = RegisterFormat.write(new Register(begun)).getSerializedSize();
    if (size > largest / 2) {
      throw new BadInput(
          "The run's state has %d bytes for %d parameters, and a message between nodes holds %d; raise akka.remote.artery.advanced.maximum-frame-size on all nodes to more than twice the state."
              .formatted(size, begun.state().search().dimensions(), largest));
    }
  }

  private ClusterRun anew(RunnableExperiment experiment) {
    long epoch = now.map(ClusterRun::epoch).orElse(0L) + 1;
    RunPlan plan =
        new RunPlan(
            submit.name(),
            experiment.task(),
            experiment.generations(),
            experiment.stop(),
            List.of());
    return new ClusterRun(
        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
        epoch,
        submit.name(),
        submit.experiment(),
        submit.build(),
        plan.start(),
        GenerationBlock.EMPTY,
        RunStatus.GOING,
        "");
  }
}
