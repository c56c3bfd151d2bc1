package io.terrarium.env;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/**
 * What a step of all copies of an environment gave.
 *
 * @param reward {@code [copies, 1]}
 * @param done {@code [copies, 1]}: 1 where the episode ended, by itself or by a time limit
 * @param truncated {@code [copies, 1]}: 1 where nothing but a time limit ended it. The published
 *     stack, and so every algorithm here, takes that for an end like any other
 * @param next {@code [copies, observationSize]}: what is seen next; where an episode ended, the
 *     next one's first observation
 */
public record Step(Block reward, Block done, Block truncated, Block next) {

  /** Room for the steps of so many copies. */
  public static Step of(Backend backend, int copies, int observationSize) {
    return new Step(
        backend.block(copies, 1),
        backend.block(copies, 1),
        backend.block(copies, 1),
        backend.block(copies, observationSize));
  }

  /** Some of the rows, as a view. */
  public Step rows(Backend backend, int from, int count) {
    return new Step(
        backend.rows(reward, from, count),
        backend.rows(done, from, count),
        backend.rows(truncated, from, count),
        backend.rows(next, from, count));
  }
}
