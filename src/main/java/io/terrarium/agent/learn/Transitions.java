package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;

/** Rows of transitions: what was seen, what was done, and what came of it. */
public record Transitions(Block observation, Block action, Step step) {

  public Transitions(Backend backend, int rows, int observationSize, int actionColumns) {
    this(
        backend.block(rows, observationSize),
        backend.block(rows, actionColumns),
        Step.of(backend, rows, observationSize));
  }

  int rows() {
    return action.rows();
  }

  public Block reward() {
    return step.reward();
  }

  public Block done() {
    return step.done();
  }

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
