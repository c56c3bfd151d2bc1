package io.terrarium.agent.ddpg;

import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.ActorGradient;
import io.terrarium.agent.learn.DeterministicPolicy;
import io.terrarium.agent.learn.DeterministicTarget;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;

/**
 * One update of DDPG's actor and critic, whose losses are added. They are the critic's error, and
 * minus the critic's value of the actor's actions, from which the critic itself does not learn.
 */
public final class DdpgUpdate {

  private static final int ACTOR = 0;
  private static final int CRITIC = 1;

  private final Backend backend;
  private final TrainState learner;
  private final TrainState targets;
  private final HyperparameterBlocks scalars;
  private final ActionCritic critic;
  private final ActorGradient actorGradient;
  private final Policy targetPolicy;
  private final ActionCritic targetCritic;
  private final Block nextAction;
  private final Block noDraws;
  private final DeterministicTarget target;

  /**
   * @param shape of the actor
   * @param learner of the actor and the critic
   * @param targets the target networks, of the same shapes
   */
  public DdpgUpdate(
      Backend backend,
      PolicyShape shape,
      TrainState learner,
      TrainState targets,
      HyperparameterBlocks scalars,
      int batch) {
    ActionSpace actions = shape.actions();
    this.backend = backend;
    this.learner = learner;
    this.targets = targets;
    this.scalars = scalars;
    this.critic = new ActionCritic(backend, learner.network(CRITIC), actions.size(), batch);
    this.actorGradient = new ActorGradient(backend, learner.network(ACTOR), actions, batch, critic);
    this.targetPolicy =
        new DeterministicPolicy(backend, shape, targets.network(ACTOR).parameters(), batch);
    this.targetCritic = new ActionCritic(backend, targets.network(CRITIC), actions.size(), batch);
    this.nextAction = backend.block(batch, actions.size());
    this.noDraws = backend.block(batch, 1);
    this.target = new DeterministicTarget(backend, batch);
  }

  /**
   * Updates towards the rewards plus the discounted value of the target actor's next actions; then
   * the targets move.
   */
  public void update(Transitions batch) {
    targetPolicy.act(batch.next(), noDraws, nextAction);
    Block value = targetCritic.values(batch.next(), nextAction);
    updateTowards(batch, target.of(batch, scalars.of("gamma"), value, value));
    moveTargets();
  }

  /** Updates on transitions that all end their episodes, so that the target is the reward. */
  public void updateTerminal(Transitions batch) {
    updateTowards(batch, batch.reward());
  }

  private void updateTowards(Transitions batch, Block target) {
    critic.values(batch.observation(), batch.action());
    critic.regress(target);
    actorGradient.backward(batch.observation());
    learner.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }

  private void moveTargets() {
    backend.moveTowards(learner.parameters(), scalars.of("tau"), targets.parameters());
  }
}
