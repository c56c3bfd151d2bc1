package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/**
 * Rows of transitions; {@code next} is the next episode's first observation where {@code done} is
 * 1.
 */
record Transitions(Block observation, Block action, Block reward, Block done, Block next) {

  Transitions(Backend backend, int rows, int observationSize) {
    this(
        backend.block(rows, observationSize),
        backend.block(rows, 1),
        backend.block(rows, 1),
        backend.block(rows, 1),
        backend.block(rows, observationSize));
  }

  /** Some of the rows, as a view. */
  Transitions rows(Backend backend, int from, int count) {
    return new Transitions(
        view(backend, observation, from, count),
        view(backend, action, from, count),
        view(backend, reward, from, count),
        view(backend, done, from, count),
        view(backend, next, from, count));
  }

  private static Block view(Backend backend, Block block, int from, int count) {
    return backend.view(block, from * block.columns(), count, block.columns());
  }
}
