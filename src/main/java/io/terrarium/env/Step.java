package io.terrarium.env;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.Optional;

/**
 * The outcome of a step of all copies of an environment. An episode ended where {@code terminated}
 * or {@code truncated} is 1; they are never both 1. Each algorithm decides which of the two it
 * counts as an end: the published stack does not tell them apart.
 *
 * @param reward {@code [copies, 1]}
 * @param terminated {@code [copies, 1]}: 1 where the episode ended by itself, so that nothing can
 *     follow
 * @param truncated {@code [copies, 1]}: 1 where only a time limit ended it
 * @param next {@code [copies, observationSize]}: the observations to act on next; where an episode
 *     ended, the first one of the next episode
 * @param finalObservation {@code [copies, observationSize]}: the observations that the step led to;
 *     where an episode ended, its last one, which {@code next} does not hold. It is absent if the
 *     caller does not need it, and then nothing is computed for it
 */
public record Step(
    Block reward, Block terminated, Block truncated, Block next, Optional<Block> finalObservation) {

  /** A step of {@code copies} copies, without room for final observations. */
  public static Step of(Backend backend, int copies, int observationSize) {
    return new Step(
        backend.block(copies, 1),
        backend.block(copies, 1),
        backend.block(copies, 1),
        backend.block(copies, observationSize),
        Optional.empty());
  }

  /** This step with room for final observations. */
  public Step withFinalObservation(Block observation) {
    return new Step(reward, terminated, truncated, next, Optional.of(observation));
  }
}
