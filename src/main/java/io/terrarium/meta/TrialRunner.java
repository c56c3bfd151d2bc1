package io.terrarium.meta;

import io.terrarium.math.Key;

/**
 * Tries candidates on the agents of one backend, with one algorithm. It holds all the memory that
 * this takes and is used for any number of trials, by one thread at a time.
 */
public interface TrialRunner {

  /**
   * Tries one candidate with each agent of the backend.
   *
   * @param candidates one for each agent, {@code [agents][dimensions]}
   * @param keys one for each agent: all that is random in its trial, its hyperparameters included
   * @param episodeLimit the most steps of an evaluation episode
   * @return one outcome for each agent; its fitness is not a number if the trial failed
   */
  Outcome[] run(float[][] candidates, Key[] keys, int episodeLimit);

  /** The parameters of the policy that an agent played with in the last trial. */
  float[] policy(int agent);
}
