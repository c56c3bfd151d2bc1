package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;

/**
 * Rows of transitions.
 *
 * @param observation {@code [rows, observationSize]}: what was seen
 * @param action {@code [rows, columns]}: what was done
 * @param step what came of it
 */
public record Transitions(Block observation, Block action, Step step) {

  /** Rows of zeros. */
  public Transitions(Backend backend, int rows, int observationSize, int actionColumns) {
    this(
        backend.block(rows, observationSize),
        backend.block(rows, actionColumns),
        Step.of(backend, rows, observationSize));
  }

  int rows() {
    return action.rows();
  }

  /** {@code [rows, 1]}. */
  public Block reward() {
    return step.reward();
  }

  /** {@code [rows, 1]}: 1 where the episode ended. */
  public Block done() {
    return step.done();
  }

  /** {@code [rows, observationSize]}: what was seen next. */
  public Block next() {
    return step.next();
  }

  /** Some of the rows, as a view. */
  Transitions rows(Backend backend, int from, int count) {
    return new Transitions(
        backend.rows(observation, from, count),
        backend.rows(action, from, count),
        step.rows(backend, from, count));
  }
}
