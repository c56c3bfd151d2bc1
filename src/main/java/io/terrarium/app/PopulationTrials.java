package io.terrarium.app;

import io.terrarium.compute.Device;
import io.terrarium.compute.Normals;
import io.terrarium.math.Key;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.TrialRunners;
import io.terrarium.meta.TrialSettings;
import io.terrarium.meta.UnitEvaluator;
import java.util.Arrays;

/**
 * The trials of a population, to be timed. Its candidates lie around the one at which a search
 * begins, as those of a first generation do, and all have the same key, as the candidates of one
 * generation have.
 */
final class PopulationTrials {

  /** The published initial step size. */
  private static final float SIGMA = 0.05f;

  private static final Key KEY = Key.of(0);

  private final TrialRunners runners;
  private final int episodeLimit;
  private final float[] centre;

  private PopulationTrials(TrialSettings settings, TrialRunners runners, int episodeLimit) {
    this.runners = runners;
    this.episodeLimit = episodeLimit;
    this.centre = settings.problem().initialise(KEY);
  }

  /**
   * An evaluator of these trials on a device, with the only algorithm of the settings.
   *
   * @param episodeLimit the most steps of an evaluation episode
   */
  static UnitEvaluator open(TrialSettings settings, Device device, int episodeLimit) {
    TrialRunners runners = new TrialRunners(settings, device);
    return runners.evaluator(new PopulationTrials(settings, runners, episodeLimit)::evaluate);
  }

  private Outcome[] evaluate(int[] indices) {
    float[][] candidates = Arrays.stream(indices).mapToObj(this::candidate).toArray(float[][]::new);
    Key[] keys = new Key[indices.length];
    Arrays.fill(keys, KEY);
    return runners.runner(0, indices.length).run(candidates, keys, episodeLimit);
  }

  private float[] candidate(int index) {
    float[] candidate = new float[centre.length];
    Normals.fill(KEY.fold(index), 0, candidate, 0, candidate.length);
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = centre[i] + SIGMA * candidate[i];
    }
    return candidate;
  }
}
