package io.terrarium.meta;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Device;
import io.terrarium.math.Key;
import io.terrarium.stats.Mean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Trains and scores units of an {@link ScbTask} on one device. */
final class ScbEvaluator implements Evaluator {

  private final ScbTask task;
  private final ScbTaskSettings settings;
  private final Device device;
  private final Map<RoomKey, TrialRunner> rooms = new HashMap<>();

  /** Rooms differ by what they train and by how many at a time. */
  private record RoomKey(int algorithm, int agents) {}

  ScbEvaluator(ScbTask task, Device device) {
    this.task = task;
    this.settings = task.settings();
    this.device = device;
  }

  @Override
  public int preferredBatch() {
    return settings.backend().preferredBatch(device);
  }

  @Override
  public void allocate() {
    for (int algorithm = 0; algorithm < settings.algorithms().size(); algorithm++) {
      room(algorithm, preferredBatch());
    }
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
      case MEAN -> scoreMean(round, indices);
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
    return room(task.algorithmIndex(round.generation()), indices.length)
        .run(candidates(round, indices), keys, task.episodeLimit(round.generation()));
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

  private float[][] candidates(Round round, int[] indices) {
    float[][] candidates = new float[indices.length][];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = task.candidate(round, indices[i]);
    }
    return candidates;
  }

  /** Units of one algorithm follow each other; a batch that spans two is split. */
  private Outcome[] scoreMean(Round round, int[] indices) {
    int rollouts = settings.meanEvaluation().rollouts();
    Outcome[] outcomes = new Outcome[indices.length];
    int from = 0;
    while (from < indices.length) {
      int algorithm = indices[from] / rollouts;
      int to = from;
      while (to < indices.length && indices[to] / rollouts == algorithm) {
        to++;
      }
      int[] same = Arrays.copyOfRange(indices, from, to);
      System.arraycopy(scoreMean(round, algorithm, same), 0, outcomes, from, same.length);
      from = to;
    }
    return outcomes;
  }

  private Outcome[] scoreMean(Round round, int algorithm, int[] indices) {
    Key[] keys = new Key[indices.length];
    for (int i = 0; i < indices.length; i++) {
      keys[i] = task.scoringKey(round.generation(), indices[i]);
    }
    return room(algorithm, indices.length)
        .run(candidates(round, indices), keys, task.episodeLimit(round.generation()));
  }

  private TrialRunner room(int algorithm, int agents) {
    return rooms.computeIfAbsent(new RoomKey(algorithm, agents), this::openRoom);
  }

  private TrialRunner openRoom(RoomKey key) {
    Backend backend = settings.backend().open(device, key.agents());
    return new TrialRunner(
        backend,
        settings.algorithms().get(key.algorithm()),
        settings.agents().get(key.algorithm()),
        settings.synthetic(),
        settings.environment(),
        settings.evaluation().environments());
  }
}
