package io.terrarium.agent.sac;

import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.DrawnNoise;
import io.terrarium.agent.learn.Scaling;
import io.terrarium.agent.learn.TargetNoise;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.MlpPass;

/** SAC's update for continuous actions (arXiv 1812.05905), whose policy is a squashed Gaussian. */
final class ContinuousSacUpdate implements SacUpdate {

  private final Backend backend;
  private final SacNetworks networks;
  private final Scaling scaling;
  private final MlpPass actor;
  private final MlpPass nextActor;
  private final ActionCritic[] critics = new ActionCritic[2];
  private final ActionCritic[] targets = new ActionCritic[2];
  private final TargetNoise policyNoise;
  private final TargetNoise targetNoise;
  private final Block unit;
  private final Block action;
  private final Block logProbability;
  private final Block nextLogProbability;
  private final Block gradient;
  private final Block otherGradient;
  private final Block target;

  ContinuousSacUpdate(Backend backend, SacNetworks networks, ActionSpace actions, int batch) {
    this(
        backend,
        networks,
        actions,
        batch,
        new DrawnNoise(backend, Purpose.POLICY_SAMPLES, batch, actions.size()),
        new DrawnNoise(backend, Purpose.TARGET_SAMPLES, batch, actions.size()));
  }

  /**
   * @param policyNoise random numbers of the actions that the actor learns from
   * @param targetNoise random numbers of the next actions
   */
  ContinuousSacUpdate(
      Backend backend,
      SacNetworks networks,
      ActionSpace actions,
      int batch,
      TargetNoise policyNoise,
      TargetNoise targetNoise) {
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
    this.policyNoise = policyNoise;
    this.targetNoise = targetNoise;
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
    policyNoise.start(keys);
    targetNoise.start(keys);
  }

  @Override
  public void updateActor(Transitions batch) {
    Block normals = policyNoise.next();
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
    backend.sampleSquashed(
        nextActor.forward(batch.next()), targetNoise.next(), action, nextLogProbability);
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
  public void updateTemperature() {
    networks.stepTemperature(logProbability);
  }
}
