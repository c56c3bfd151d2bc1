package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/**
 * Rows of transitions that an algorithm learns from.
 *
 * @param observation {@code [rows, observationSize]}: what was seen
 * @param action {@code [rows, columns]}: what was done
 * @param reward {@code [rows, 1]}
 * @param done {@code [rows, 1]}: 1 where a target must not look at {@code next}, because the
 *     episode ended; where the agent bootstraps time limits, an episode that only a time limit
 *     ended is not counted
 * @param next {@code [rows, observationSize]}: what was seen after the action
 */
public record Transitions(Block observation, Block action, Block reward, Block done, Block next) {

  /** Rows of zeros. */
  public Transitions(Backend backend, int rows, int observationSize, int actionColumns) {
    this(
        backend.block(rows, observationSize),
        backend.block(rows, actionColumns),
        backend.block(rows, 1),
        backend.block(rows, 1),
        backend.block(rows, observationSize));
  }

  int rows() {
    return action.rows();
  }

  /** Some of the rows, as a view. */
  Transitions rows(Backend backend, int from, int count) {
    return new Transitions(
        backend.rows(observation, from, count),
        backend.rows(action, from, count),
        backend.rows(reward, from, count),
        backend.rows(done, from, count),
        backend.rows(next, from, count));
  }
}
