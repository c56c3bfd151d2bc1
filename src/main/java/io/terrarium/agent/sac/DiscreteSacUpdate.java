package io.terrarium.agent.sac;

import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.nn.MlpPass;

/**
 * SAC's update for discrete actions (arXiv 1910.07207). The critics value all actions, and
 * expectations are taken under the policy. The critics value a batch once, and these values serve
 * the actor's update and their own.
 */
final class DiscreteSacUpdate implements SacUpdate {

  private final Backend backend;
  private final SacNetworks networks;
  private final MlpPass actor;
  private final MlpPass nextActor;
  private final MlpPass[] critics = new MlpPass[2];
  private final MlpPass[] targets = new MlpPass[2];
  private final Block negativeEntropy;
  private final Block target;

  DiscreteSacUpdate(Backend backend, SacNetworks networks, int batch) {
    this.backend = backend;
    this.networks = networks;
    this.actor = networks.actor().network().pass(batch);
    this.nextActor = networks.actor().network().pass(batch);
    for (int i = 0; i < critics.length; i++) {
      critics[i] = networks.critics().network(i).pass(batch);
      targets[i] = networks.targets().network(i).pass(batch);
    }
    this.negativeEntropy = backend.block(batch, 1);
    this.target = backend.block(batch, 1);
  }

  /** Has nothing to begin, because nothing in this update is random. */
  @Override
  public void start(Key[] keys) {}

  @Override
  public void updateActor(Transitions batch) {
    backend.softPolicyGradient(
        actor.forward(batch.observation()),
        critics[0].forward(batch.observation()),
        critics[1].forward(batch.observation()),
        networks.temperature().value(),
        actor.outputGradient(),
        negativeEntropy);
    actor.backward(batch.observation());
    networks.stepActor();
  }

  @Override
  public Block target(Transitions batch) {
    backend.expectedTwinTarget(
        batch.reward(),
        batch.done(),
        networks.gamma(),
        networks.temperature().value(),
        nextActor.forward(batch.next()),
        targets[0].forward(batch.next()),
        targets[1].forward(batch.next()),
        target);
    return target;
  }

  @Override
  public void updateCritics(Transitions batch, Block target) {
    for (MlpPass critic : critics) {
      backend.actionValueGradient(critic.output(), batch.action(), target, critic.outputGradient());
      critic.backward(batch.observation());
    }
    networks.stepCritics();
  }

  @Override
  public void updateTemperature() {
    networks.stepTemperature(negativeEntropy);
  }
}
