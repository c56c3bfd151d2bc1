package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/**
 * The rewards of a rollout whose time limits are bootstrapped: {@code reward + gamma truncated
 * value}, the value being the critic's of the final observation. With it in the reward, generalized
 * advantage estimation stops at the limit as at any other end, and its {@code delta} there is
 * {@code r + gamma V(final) - V}.
 */
final class TimeLimits {

  private final Backend backend;
  private final Block gamma;
  private final Block observation;
  private final Block value;
  private final Block others;
  private final Block zero;
  private final Block zeros;
  private final Block reward;

  TimeLimits(Backend backend, Block gamma, int samples, int width, int observationSize) {
    this.backend = backend;
    this.gamma = gamma;
    this.observation = backend.block(width, observationSize);
    this.value = backend.block(samples, 1);
    this.others = backend.block(samples, 1);
    this.zero = backend.block(1, 1);
    this.zeros = backend.block(samples, 1);
    this.reward = backend.block(samples, 1);
  }

  /** Room for the final observations of one step. */
  Block observation() {
    return observation;
  }

  /** Room for the values of the final observations of some rows. */
  Block value(int from, int count) {
    return backend.rows(value, from, count);
  }

  /** Computes the rewards from what the steps gave. */
  void add(Block rewards, Block truncated) {
    backend.affine(truncated, -1, 1, others);
    backend.twinTarget(rewards, others, gamma, zero, zeros, value, value, reward);
  }

  /** {@code [samples, 1]}. */
  Block reward() {
    return reward;
  }
}
