package io.terrarium.agent.ddpg;

import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.ActorGradient;
import io.terrarium.agent.learn.DeterministicPolicy;
import io.terrarium.agent.learn.DeterministicTarget;
import io.terrarium.agent.learn.DrawnNoise;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.Scaling;
import io.terrarium.agent.learn.TargetNoise;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** The updates of TD3's twin critics, which share one norm, and of its actor. */
public final class Td3Update {

  private final Backend backend;
  private final TrainState actor;
  private final TrainState critics;
  private final TrainState targetActor;
  private final TrainState targetCritics;
  private final HyperparameterBlocks scalars;
  private final Scaling scaling;
  private final ActionCritic[] passes = new ActionCritic[2];
  private final ActionCritic[] targetPasses = new ActionCritic[2];
  private final ActorGradient actorGradient;
  private final Policy targetPolicy;
  private final Block nextAction;
  private final TargetNoise targetNoise;
  private final DeterministicTarget target;

  public Td3Update(
      Backend backend,
      PolicyShape shape,
      TrainState actor,
      TrainState critics,
      HyperparameterBlocks scalars,
      int batch) {
    this(
        backend,
        shape,
        actor,
        critics,
        scalars,
        batch,
        new DrawnNoise(backend, Purpose.TARGET_SAMPLES, batch, shape.actions().size()));
  }

  /**
   * @param shape of the actor
   * @param targetNoise random numbers of the next actions
   */
  public Td3Update(
      Backend backend,
      PolicyShape shape,
      TrainState actor,
      TrainState critics,
      HyperparameterBlocks scalars,
      int batch,
      TargetNoise targetNoise) {
    ActionSpace actions = shape.actions();
    this.backend = backend;
    this.actor = actor;
    this.critics = critics;
    this.targetActor = new TrainState(backend, shape);
    this.targetCritics =
        new TrainState(backend, critics.network(0).shape(), critics.network(1).shape());
    this.scalars = scalars;
    this.scaling = new Scaling(backend, actions);
    for (int i = 0; i < passes.length; i++) {
      passes[i] = new ActionCritic(backend, critics.network(i), actions.size(), batch);
      targetPasses[i] = new ActionCritic(backend, targetCritics.network(i), actions.size(), batch);
    }
    this.actorGradient = new ActorGradient(backend, actor.network(), actions, batch, passes);
    this.targetPolicy = new DeterministicPolicy(backend, shape, targetActor.parameters(), batch);
    this.nextAction = backend.block(batch, actions.size());
    this.targetNoise = targetNoise;
    this.target = new DeterministicTarget(backend, batch);
  }

  /** Begins a training, with targets that are copies of the networks. */
  public void start(Key[] keys) {
    targetNoise.start(keys);
    backend.copy(actor.parameters(), targetActor.parameters());
    backend.copy(critics.parameters(), targetCritics.parameters());
  }

  public TrainState targetActor() {
    return targetActor;
  }

  public TrainState targetCritics() {
    return targetCritics;
  }

  /**
   * Updates the critics and then the actor on the same batch, which ends an iteration; then the
   * targets move.
   *
   * @param isBandit whether every transition ends its episode, so that targets do not matter
   */
  public void update(Transitions batch, boolean isBandit) {
    updateCritics(batch, isBandit);
    updateActor(batch);
    if (!isBandit) {
      moveTargets();
    }
  }

  /**
   * Updates the critics alone.
   *
   * @param isBandit whether every transition ends its episode, so that the target is the reward
   */
  public void updateCritics(Transitions batch, boolean isBandit) {
    Block towards = isBandit ? batch.reward() : target(batch);
    for (ActionCritic pass : passes) {
      pass.values(batch.observation(), batch.action());
      pass.regress(towards);
    }
    critics.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }

  /** The rewards plus the discounted value of the target actor's next actions, which have noise. */
  private Block target(Transitions batch) {
    Block normals = targetNoise.next();
    targetPolicy.act(batch.next(), normals, nextAction);
    scaling.addNoise(
        nextAction, normals, scalars.of("target-noise"), scalars.of("target-noise-clip"));
    Block first = targetPasses[0].values(batch.next(), nextAction);
    Block second = targetPasses[1].values(batch.next(), nextAction);
    return target.of(batch, scalars.of("gamma"), first, second);
  }

  private void updateActor(Transitions batch) {
    actorGradient.backward(batch.observation());
    actor.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }

  private void moveTargets() {
    backend.moveTowards(actor.parameters(), scalars.of("tau"), targetActor.parameters());
    backend.moveTowards(critics.parameters(), scalars.of("tau"), targetCritics.parameters());
  }
}
