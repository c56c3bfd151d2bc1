package io.terrarium.agent.sac;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Adam;

/**
 * SAC's temperature {@code alpha}, the weight of entropy; its log is learned (arXiv 1812.05905).
 */
public final class Temperature {

  private final Backend backend;
  private final Block log;
  private final Block gradient;
  private final Block value;
  private final Block targetEntropy;
  private final Adam adam;

  Temperature(Backend backend) {
    this.backend = backend;
    this.log = backend.block(1, 1);
    this.gradient = backend.block(1, 1);
    this.value = backend.block(1, 1);
    this.targetEntropy = backend.block(1, 1);
    this.adam = new Adam(backend, log, gradient);
  }

  /**
   * Begins a training.
   *
   * @param logTemperature the log of the temperature at which all agents begin
   * @param targetEntropies the entropy that each agent is to have
   */
  void start(float logTemperature, float[] targetEntropies) {
    for (int agent = 0; agent < targetEntropies.length; agent++) {
      log.write(agent, new float[] {logTemperature}, 0);
      targetEntropy.write(agent, targetEntropies, agent);
    }
    adam.reset();
    backend.exp(log, value);
  }

  /** The temperature: {@code [1, 1]}. */
  public Block value() {
    return value;
  }

  Block log() {
    return log;
  }

  /** Makes one step with the log probabilities of a batch's actions. */
  void update(Block logProbability, Block rate, Block maxNorm) {
    backend.temperatureGradient(logProbability, targetEntropy, gradient);
    adam.step(rate, maxNorm);
    backend.exp(log, value);
  }
}
