package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/**
 * Copies of a synthetic environment whose episodes have several steps: {@code next = observation +
 * delta([observation, action])}. An episode terminates where {@code done(next) > 0}, and is
 * truncated where it reaches the horizon otherwise. As in the published code, every step draws a
 * new start for every copy, and only the copies whose episode ended use theirs. So the draws of a
 * copy do not depend on when the episodes of others end.
 */
final class MdpCopies implements VectorEnvironment {

  private final Backend backend;
  private final InitialStates initialStates;
  private final StateActions stateActions;
  private final MlpPass reward;
  private final MlpPass delta;
  private final MlpPass done;
  private final Block ones;
  private final Block zeros;
  private final Block horizon;
  private final Block remaining;
  private final Block ended;

  /** The networks of the change of a state and of the end of an episode. */
  record Dynamics(Mlp delta, Mlp done) {}

  MdpCopies(
      Backend backend,
      InitialStates initialStates,
      StateActions stateActions,
      Mlp reward,
      Dynamics dynamics,
      int horizon,
      int copies) {
    this.backend = backend;
    this.initialStates = initialStates;
    this.stateActions = stateActions;
    this.reward = reward.pass(copies);
    this.delta = dynamics.delta().pass(copies);
    this.done = dynamics.done().pass(copies);
    this.zeros = backend.block(copies, 1);
    this.ones = backend.block(copies, 1);
    this.horizon = backend.block(copies, 1);
    this.remaining = backend.block(copies, 1);
    this.ended = backend.block(copies, 1);
    backend.affine(zeros, 0, 1, ones);
    backend.affine(zeros, 0, horizon, this.horizon);
  }

  @Override
  public void reset(Key[] keys, Block observation) {
    initialStates.start(keys);
    backend.copy(initialStates.draw(), observation);
    backend.copy(horizon, remaining);
  }

  @Override
  public void step(Block observation, Block action, Step step) {
    Block stateAction = stateActions.of(observation, action);
    backend.copy(reward.forward(stateAction), step.reward());
    Block led = step.finalObservation().orElse(step.next());
    backend.add(observation, delta.forward(stateAction), led);
    end(led, step);
    backend.choose(ended, initialStates.draw(), led, step.next());
    backend.choose(ended, horizon, remaining, remaining);
  }

  private void end(Block led, Step step) {
    Block done = this.done.forward(led);
    backend.affine(remaining, 1, -1, remaining);
    backend.choose(done, ones, zeros, step.terminated());
    backend.choose(remaining, zeros, ones, step.truncated());
    backend.choose(done, zeros, step.truncated(), step.truncated());
    backend.add(step.terminated(), step.truncated(), ended);
  }
}
