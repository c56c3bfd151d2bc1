package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/**
 * The gradient of a deterministic actor's loss, which is minus the mean value that critics give its
 * actions (arXiv 1509.02971).
 */
public final class ActorGradient {

  private final Backend backend;
  private final Scaling scaling;
  private final MlpPass pass;
  private final ActionCritic[] critics;
  private final Block action;
  private final Block gradient;
  private final Block otherGradient;
  private final Block share;

  /**
   * A gradient with blocks of its own.
   *
   * @param actor gives actions from -1 to 1
   * @param batch rows of a pass
   * @param critics one at least, of so many rows; the loss is the mean over all of them
   */
  public ActorGradient(
      Backend backend, Mlp actor, ActionSpace actions, int batch, ActionCritic... critics) {
    this.backend = backend;
    this.scaling = new Scaling(backend, actions);
    this.pass = actor.pass(batch);
    this.critics = critics;
    this.action = backend.block(batch, actions.size());
    this.gradient = backend.block(batch, actions.size());
    this.otherGradient = backend.block(batch, actions.size());
    this.share = ConstantBlocks.block(backend, batch, -1f / (batch * critics.length));
  }

  /**
   * Overwrites the actor's gradient; those of the critics stay as they are.
   *
   * @param observation {@code [batch, observationSize]}
   */
  public void backward(Block observation) {
    scaling.scale(pass.forward(observation), action);
    actionGradient(critics[0], observation, gradient);
    for (int i = 1; i < critics.length; i++) {
      actionGradient(critics[i], observation, otherGradient);
      backend.add(gradient, otherGradient, gradient);
    }
    scaling.gradient(gradient, pass.outputGradient());
    pass.backward(observation);
  }

  private void actionGradient(ActionCritic critic, Block observation, Block out) {
    critic.values(observation, action);
    backend.copy(share, critic.valueGradient());
    critic.actionGradient(out);
  }
}
