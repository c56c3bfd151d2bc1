package io.terrarium.meta;

import io.terrarium.compute.Device;
import io.terrarium.math.Key;
import io.terrarium.stats.Mean;
import java.util.Arrays;

/** Evaluates units of an {@link EvolutionTask} on one device. */
final class EvolutionEvaluator implements Evaluator {

  private final EvolutionTask task;
  private final EvolutionSettings settings;
  private final TrialRunners runners;

  EvolutionEvaluator(EvolutionTask task, Device device) {
    this.task = task;
    this.settings = task.settings();
    this.runners = new TrialRunners(settings.trials(), device);
  }

  @Override
  public int preferredBatch() {
    return runners.preferredBatch();
  }

  @Override
  public void allocate() {
    runners.allocate();
  }

  @Override
  public Outcome[] evaluate(Round round, int[] indices) {
    Outcome[] outcomes = new Outcome[indices.length];
    int batch = preferredBatch();
    for (int from = 0; from < indices.length; from += batch) {
      int n = Math.min(batch, indices.length - from);
      int[] some = Arrays.copyOfRange(indices, from, from + n);
      System.arraycopy(evaluateTogether(round, some), 0, outcomes, from, n);
    }
    return outcomes;
  }

  private Outcome[] evaluateTogether(Round round, int[] indices) {
    return switch (round.phase()) {
      case POPULATION -> evaluatePopulation(round, indices);
      case MEAN -> task.meanScoring(round).evaluate(runners, indices);
    };
  }

  private Outcome[] evaluatePopulation(Round round, int[] indices) {
    int rollouts = settings.evaluation().rollouts();
    Outcome[][] outcomes = new Outcome[rollouts][];
    for (int rollout = 0; rollout < rollouts; rollout++) {
      outcomes[rollout] = evaluatePopulation(round, indices, rollout);
    }
    Outcome[] means = new Outcome[indices.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(outcomes, i);
    }
    return means;
  }

  private Outcome[] evaluatePopulation(Round round, int[] indices, int rollout) {
    Key[] keys = new Key[indices.length];
    Arrays.fill(keys, task.trainingKey(round.generation(), rollout));
    return runners
        .runner(task.algorithmIndex(round.generation()), indices.length)
        .run(task.candidates(round, indices), keys, task.episodeLimit(round.generation()));
  }

  /** The mean fitness of one unit over its rollouts. */
  private static Outcome mean(Outcome[][] rollouts, int unit) {
    float[] fitness = new float[rollouts.length];
    long steps = 0;
    for (int rollout = 0; rollout < rollouts.length; rollout++) {
      fitness[rollout] = rollouts[rollout][unit].fitness();
      steps += rollouts[rollout][unit].steps();
    }
    return new Outcome(Mean.of(fitness, 0, fitness.length), steps);
  }
}
