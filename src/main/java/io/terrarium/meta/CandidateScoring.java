package io.terrarium.meta;

import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The scoring of one candidate by a number of trials with each algorithm. Its units are the trials:
 * those of the first algorithm, then those of the second, and so on.
 */
public final class CandidateScoring {

  private final float[] candidate;
  private final int trials;
  private final IntFunction<Key> keys;
  private final int episodeLimit;

  /**
   * A scoring that has not begun.
   *
   * @param candidate the numbers of the candidate
   * @param trials how many each algorithm makes
   * @param keys gives the key of each unit, which is all that is random in its trial
   * @param episodeLimit the most steps of an evaluation episode
   */
  public CandidateScoring(float[] candidate, int trials, IntFunction<Key> keys, int episodeLimit) {
    this.candidate = candidate;
    this.trials = trials;
    this.keys = keys;
    this.episodeLimit = episodeLimit;
  }

  /**
   * Makes some of the trials. A batch that spans two algorithms is split.
   *
   * @param indices the units, in ascending order
   * @return one outcome for each index, in their order
   */
  public Outcome[] evaluate(TrialRunners runners, int[] indices) {
    Outcome[] outcomes = new Outcome[indices.length];
    int from = 0;
    while (from < indices.length) {
      int algorithm = indices[from] / trials;
      int to = from;
      while (to < indices.length && indices[to] / trials == algorithm) {
        to++;
      }
      int[] same = Arrays.copyOfRange(indices, from, to);
      System.arraycopy(
          evaluate(runners.runner(algorithm, same.length), same), 0, outcomes, from, same.length);
      from = to;
    }
    return outcomes;
  }

  private Outcome[] evaluate(TrialRunner runner, int[] indices) {
    float[][] candidates = new float[indices.length][];
    Arrays.fill(candidates, candidate);
    Key[] drawn = new Key[indices.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = keys.apply(indices[i]);
    }
    return runner.run(candidates, drawn, episodeLimit);
  }
}
