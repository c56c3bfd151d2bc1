package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/** The targets of critics where the policy is deterministic, so that no entropy counts. */
public final class DeterministicTarget {

  private final Backend backend;
  private final Block noTemperature;
  private final Block noLogProbability;
  private final Block target;

  /** Targets of so many rows. */
  public DeterministicTarget(Backend backend, int batch) {
    this.backend = backend;
    this.noTemperature = backend.block(1, 1);
    this.noLogProbability = backend.block(batch, 1);
    this.target = backend.block(batch, 1);
  }

  /**
   * {@code reward + gamma (1 - done) min(first, second)}, which may be one and the same.
   *
   * @param gamma {@code [1, 1]}
   * @param first {@code [batch, 1]}: what a critic says of the next observations and actions
   * @param second {@code [batch, 1]}: what the other one says
   * @return {@code [batch, 1]}, until the next call
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
