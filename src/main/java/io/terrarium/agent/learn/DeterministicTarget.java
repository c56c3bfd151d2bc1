package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/** What critics learn towards where the policy is deterministic, so that entropy counts nothing. */
public final class DeterministicTarget {

  private final Backend backend;
  private final Block noTemperature;
  private final Block noLogProbability;
  private final Block target;

  public DeterministicTarget(Backend backend, int batch) {
    this.backend = backend;
    this.noTemperature = backend.block(1, 1);
    this.noLogProbability = backend.block(batch, 1);
    this.target = backend.block(batch, 1);
  }

  /**
   * {@code reward + gamma (1 - done) min(first, second)}, which may be one and the same.
   *
   * @param first what a critic says of the next observations and actions
   * @param second what the other one says
   */
  public Block of(Transitions batch, Block gamma, Block first, Block second) {
    backend.twinTarget(
        batch.reward(),
        batch.done(),
        gamma,
        noTemperature,
        noLogProbability,
        first,
        second,
        target);
    return target;
  }
}
