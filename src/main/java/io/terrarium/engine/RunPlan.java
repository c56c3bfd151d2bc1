package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.StopCondition;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a run.
 *
 * @param run its name; messages of other runs are ignored
 * @param task what is evolved
 * @param generations the largest number of generations, not negative
 * @param stop the condition that ends the run earlier
 * @param devices one worker is started on each; where there are none, workers come from other nodes
 */
public record RunPlan(
    String run,
    MetaTask task,
    long generations,
    Optional<StopCondition> stop,
    List<Device> devices) {

  /** So many failed generations in a row end a run; each has drawn anew from the same search. */
  private static final int MOST_FAILED = 10;

  /**
   * @throws IllegalArgumentException if the generations are negative
   */
  public RunPlan {
    if (generations < 0) {
      throw new IllegalArgumentException("generations must not be negative, is " + generations);
    }
    devices = List.copyOf(devices);
  }

  /** The plan of an experiment, with so many workers on this machine. */
  public static RunPlan of(String run, ExperimentSetup setup, int workers) {
    return new RunPlan(
        run,
        setup.task(),
        setup.experiment().generations(),
        setup.experiment().stop(),
        setup.devices(workers));
  }

  /** The state before the first generation. */
  public RunState start() {
    return new RunState(0, task.initialState(), 0);
  }

  boolean isFinished(RunState state) {
    return state.nextGeneration() >= generations
        || stop.filter(s -> state.streak() >= s.scorings()).isPresent();
  }

  /** How a run in this state ends; empty where it goes on. */
  Optional<RunEnd> end(RunState state) {
    Optional<RunEnd> failed = trouble(state).map(RunEnd.Failed::refused);
    return isFinished(state) ? failed.or(() -> Optional.of(new RunEnd.Completed(state))) : failed;
  }

  /**
   * Says why a run in this state cannot usefully go on. It depends on the state alone, so that
   * neither a restart nor another node goes further than a run that was left alone. A shorter run
   * of which every generation failed has no result either.
   */
  private Optional<String> trouble(RunState state) {
    long enough = Math.max(1, Math.min(MOST_FAILED, generations));
    return state.failedStreak() < enough ? Optional.empty() : Optional.of(failed(state));
  }

  private static String failed(RunState state) {
    long last = state.nextGeneration();
    String which =
        state.failedStreak() == 1
            ? "generation " + last
            : "%d generations in a row, %d to %d"
                .formatted(state.failedStreak(), last - state.failedStreak() + 1, last);
    return "all candidates failed in %s, so the search has not moved; give another run a smaller `strategy.sigma`, smaller learning rates or another `strategy.start`; the checkpoint stays"
        .formatted(which);
  }

  boolean scoresMean(long generation) {
    return task.scoresMean(generation) || generation == generations - 1;
  }

  /**
   * The streak of scorings that reached the goal. A last scoring that was not scheduled does not
   * change it, so that a run that is prolonged ends where an uninterrupted one does.
   */
  int streakAfter(int streak, long generation, List<Float> scores) {
    if (stop.isEmpty() || !task.scoresMean(generation)) {
      return streak;
    }
    float goal = stop.get().score();
    return scores.stream().allMatch(score -> score >= goal) ? streak + 1 : 0;
  }
}
