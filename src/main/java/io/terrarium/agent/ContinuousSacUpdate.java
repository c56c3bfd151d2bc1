package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.nn.MlpPass;
import io.terrarium.random.Key;
import io.terrarium.random.Purpose;

/** SAC for continuous actions (arXiv 1812.05905): the policy is a squashed Gaussian. */
final class ContinuousSacUpdate implements SacUpdate {

  private final Backend backend;
  private final SacNetworks networks;
  private final Scaling scaling;
  private final MlpPass actor;
  private final MlpPass nextActor;
  private final ActionCritic[] critics = new ActionCritic[2];
  private final ActionCritic[] targets = new ActionCritic[2];
  private final Block normals;
  private final Block unit;
  private final Block action;
  private final Block logProbability;
  private final Block nextLogProbability;
  private final Block gradient;
  private final Block otherGradient;
  private final Block target;
  private Key[] policyKeys = {};
  private Key[] targetKeys = {};
  private long policyDrawn;
  private long targetDrawn;

  ContinuousSacUpdate(Backend backend, SacNetworks networks, ActionSpace actions, int batch) {
    int size = actions.size();
    this.backend = backend;
    this.networks = networks;
    this.scaling = new Scaling(backend, actions);
    this.actor = networks.actor().network().pass(batch);
    this.nextActor = networks.actor().network().pass(batch);
    for (int i = 0; i < critics.length; i++) {
      critics[i] = new ActionCritic(backend, networks.critics().network(i), size, batch);
      targets[i] = new ActionCritic(backend, networks.targets().network(i), size, batch);
    }
    this.normals = backend.block(batch, size);
    this.unit = backend.block(batch, size);
    this.action = backend.block(batch, size);
    this.logProbability = backend.block(batch, 1);
    this.nextLogProbability = backend.block(batch, 1);
    this.gradient = backend.block(batch, size);
    this.otherGradient = backend.block(batch, size);
    this.target = backend.block(batch, 1);
  }

  @Override
  public void start(Key[] keys) {
    policyKeys = Keys.fold(keys, Purpose.POLICY_SAMPLES);
    targetKeys = Keys.fold(keys, Purpose.TARGET_SAMPLES);
    policyDrawn = 0;
    targetDrawn = 0;
  }

  @Override
  public void updateActor(Transitions batch) {
    backend.normal(policyKeys, policyDrawn, normals);
    policyDrawn += normals.size();
    updateActor(batch, normals);
  }

  void updateActor(Transitions batch, Block normals) {
    Block heads = actor.forward(batch.observation());
    backend.sampleSquashed(heads, normals, unit, logProbability);
    scaling.scale(unit, action);
    backend.twinMinimumGradient(
        critics[0].values(batch.observation(), action),
        critics[1].values(batch.observation(), action),
        critics[0].valueGradient(),
        critics[1].valueGradient());
    critics[0].actionGradient(gradient);
    critics[1].actionGradient(otherGradient);
    backend.add(gradient, otherGradient, gradient);
    scaling.gradient(gradient, gradient);
    backend.squashedGradient(
        heads, normals, unit, gradient, networks.temperature().value(), actor.outputGradient());
    actor.backward(batch.observation());
    networks.stepActor();
  }

  @Override
  public Block target(Transitions batch) {
    backend.normal(targetKeys, targetDrawn, normals);
    targetDrawn += normals.size();
    return target(batch, normals);
  }

  Block target(Transitions batch, Block normals) {
    backend.sampleSquashed(nextActor.forward(batch.next()), normals, action, nextLogProbability);
    scaling.scale(action, action);
    backend.twinTarget(
        batch.reward(),
        batch.done(),
        networks.gamma(),
        networks.temperature().value(),
        nextLogProbability,
        targets[0].values(batch.next(), action),
        targets[1].values(batch.next(), action),
        target);
    return target;
  }

  @Override
  public void updateCritics(Transitions batch, Block target) {
    for (ActionCritic critic : critics) {
      critic.values(batch.observation(), batch.action());
      critic.regress(target);
    }
    networks.stepCritics();
  }

  @Override
  public Block logProbability() {
    return logProbability;
  }
}
