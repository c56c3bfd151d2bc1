package io.terrarium.trial;

import io.terrarium.meta.ReturnStatistics;

/**
 * The returns of agents of one algorithm.
 *
 * @param algorithm its name
 * @param returns one an agent; not a number where the training failed
 */
public record AgentReturns(String algorithm, float[] returns) {

  /** What they say of the algorithm. */
  public ReturnStatistics statistics() {
    return ReturnStatistics.of(returns);
  }
}
