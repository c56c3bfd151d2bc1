package io.terrarium.trial;

import io.terrarium.meta.ReturnStatistics;

/**
 * The returns of agents of one algorithm.
 *
 * @param algorithm its name
 * @param returns one an agent; not a number where the training failed
 * @param unseen whether they were trained in an SCB that was not evolved with the algorithm
 */
public record AgentReturns(String algorithm, float[] returns, boolean unseen) {

  AgentReturns unseen(boolean isUnseen) {
    return new AgentReturns(algorithm, returns, isUnseen);
  }

  /** What they say of the algorithm. */
  public ReturnStatistics statistics() {
    return ReturnStatistics.of(returns);
  }
}
