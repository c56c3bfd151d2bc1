package io.terrarium.trial;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.stats.ReturnStatistics;
import java.util.List;

/**
 * The returns of agents of one algorithm.
 *
 * @param algorithm the algorithm's name
 * @param activation the activation of the agents' hidden layers: {@code tanh} or {@code relu}
 * @param hyperparameters the hyperparameters that each agent was trained with
 * @param returns one for each agent, in the same order; not a number if the training failed
 * @param unseen whether the result that they were trained in was not evolved with the algorithm
 */
public record AgentReturns(
    String algorithm,
    String activation,
    List<Hyperparameters> hyperparameters,
    float[] returns,
    boolean unseen) {

  AgentReturns unseen(boolean isUnseen) {
    return new AgentReturns(algorithm, activation, hyperparameters, returns, isUnseen);
  }

  /** The statistics of these returns. */
  public ReturnStatistics statistics() {
    return ReturnStatistics.of(returns);
  }
}
