package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/** Copies of a synthetic contextual bandit: each step draws a new latent for each copy. */
final class BanditCopies implements VectorEnvironment {

  private final Backend backend;
  private final InitialStates initialStates;
  private final StateActions stateActions;
  private final MlpPass reward;
  private final Block ones;
  private final Block zeros;

  BanditCopies(
      Backend backend,
      InitialStates initialStates,
      StateActions stateActions,
      Mlp reward,
      int copies) {
    this.backend = backend;
    this.initialStates = initialStates;
    this.stateActions = stateActions;
    this.reward = reward.pass(copies);
    this.zeros = backend.block(copies, 1);
    this.ones = backend.block(copies, 1);
    backend.affine(zeros, 0, 1, ones);
  }

  @Override
  public void reset(Key[] keys, Block observation) {
    initialStates.start(keys);
    backend.copy(initialStates.draw(), observation);
  }

  @Override
  public void step(Block observation, Block action, Step step) {
    backend.copy(reward.forward(stateActions.of(observation, action)), step.reward());
    backend.copy(ones, step.terminated());
    backend.copy(zeros, step.truncated());
    // A lambda here would be an object for each step.
    if (step.finalObservation().isPresent()) {
      backend.copy(observation, step.finalObservation().get());
    }
    backend.copy(initialStates.draw(), step.next());
  }
}
