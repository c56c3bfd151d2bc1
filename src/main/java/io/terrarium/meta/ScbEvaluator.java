package io.terrarium.meta;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Device;
import io.terrarium.random.Key;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Trains and scores units of an {@link ScbTask} on one device. */
final class ScbEvaluator implements Evaluator {

  private final ScbTask task;
  private final ScbTaskSettings settings;
  private final Device device;
  private final Map<RoomKey, TrialRoom> rooms = new HashMap<>();

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
  public void makeRoom() {
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
    float[][] candidates = new float[indices.length][];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = task.candidate(round, indices[i]);
    }
    TrialRoom room = room(task.algorithmIndex(round.generation()), indices.length);
    int limit = task.episodeLimit(round.generation());
    int rollouts = settings.evaluation().rollouts();
    float[][] fitness = new float[indices.length][rollouts];
    long[] steps = new long[indices.length];
    for (int rollout = 0; rollout < rollouts; rollout++) {
      Key[] keys = new Key[indices.length];
      Arrays.fill(keys, task.trainingKey(round.generation(), rollout));
      Outcome[] outcomes = room.run(candidates, keys, limit);
      for (int i = 0; i < outcomes.length; i++) {
        fitness[i][rollout] = outcomes[i].fitness();
        steps[i] += outcomes[i].steps();
      }
    }
    Outcome[] means = new Outcome[indices.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = new Outcome(Mean.of(fitness[i], 0, rollouts), steps[i]);
    }
    return means;
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
    float[][] candidates = new float[indices.length][];
    Key[] keys = new Key[indices.length];
    for (int i = 0; i < indices.length; i++) {
      candidates[i] = task.candidate(round, indices[i]);
      keys[i] = task.scoringKey(round.generation(), indices[i]);
    }
    return room(algorithm, indices.length)
        .run(candidates, keys, task.episodeLimit(round.generation()));
  }

  private TrialRoom room(int algorithm, int agents) {
    return rooms.computeIfAbsent(new RoomKey(algorithm, agents), this::openRoom);
  }

  private TrialRoom openRoom(RoomKey key) {
    Backend backend = settings.backend().open(device, key.agents());
    return new TrialRoom(
        backend,
        settings.algorithms().get(key.algorithm()),
        settings.agents().get(key.algorithm()),
        settings.synthetic(),
        settings.environment(),
        settings.evaluation().environments());
  }
}
