package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.random.Key;
import io.terrarium.random.Purpose;

/** The updates of TD3's twin critics, which share one norm, and of its actor. */
final class Td3Update {

  private final Backend backend;
  private final Learner actor;
  private final Learner critics;
  private final Learner targetActor;
  private final Learner targetCritics;
  private final Scalars scalars;
  private final Scaling scaling;
  private final ActionCritic[] passes = new ActionCritic[2];
  private final ActionCritic[] targetPasses = new ActionCritic[2];
  private final ActorGradient actorGradient;
  private final Policy targetPolicy;
  private final Block nextAction;
  private final Block normals;
  private final Block noTemperature;
  private final Block target;
  private Key[] keys = {};
  private long drawn;

  Td3Update(
      Backend backend,
      PolicyShape shape,
      Learner actor,
      Learner critics,
      Scalars scalars,
      int batch) {
    ActionSpace actions = shape.actions();
    this.backend = backend;
    this.actor = actor;
    this.critics = critics;
    this.targetActor = new Learner(backend, shape);
    this.targetCritics =
        new Learner(backend, critics.network(0).shape(), critics.network(1).shape());
    this.scalars = scalars;
    this.scaling = new Scaling(backend, actions);
    for (int i = 0; i < passes.length; i++) {
      passes[i] = new ActionCritic(backend, critics.network(i), actions.size(), batch);
      targetPasses[i] = new ActionCritic(backend, targetCritics.network(i), actions.size(), batch);
    }
    this.actorGradient = new ActorGradient(backend, actor.network(), actions, batch, passes);
    this.targetPolicy = new DeterministicPolicy(backend, shape, targetActor.parameters(), batch);
    this.nextAction = backend.block(batch, actions.size());
    this.normals = backend.block(batch, actions.size());
    this.noTemperature = backend.block(1, 1);
    this.target = backend.block(batch, 1);
  }

  /** Begins a training: targets are copies. */
  void start(Key[] keys) {
    this.keys = Keys.fold(keys, Purpose.TARGET_SAMPLES);
    drawn = 0;
    backend.copy(actor.parameters(), targetActor.parameters());
    backend.copy(critics.parameters(), targetCritics.parameters());
  }

  Learner targetActor() {
    return targetActor;
  }

  Learner targetCritics() {
    return targetCritics;
  }

  /** The rewards and the value of what the target actor does next, with noise. */
  Block target(Transitions batch) {
    backend.normal(keys, drawn, normals);
    drawn += normals.size();
    return target(batch, normals);
  }

  Block target(Transitions batch, Block normals) {
    targetPolicy.act(batch.next(), normals, nextAction);
    scaling.addNoise(
        nextAction, normals, scalars.of("target-noise"), scalars.of("target-noise-clip"));
    Block first = targetPasses[0].values(batch.next(), nextAction);
    Block second = targetPasses[1].values(batch.next(), nextAction);
    backend.twinTarget(
        batch.reward(),
        batch.done(),
        scalars.of("gamma"),
        noTemperature,
        first,
        first,
        second,
        target);
    return target;
  }

  void updateCritics(Transitions batch, Block target) {
    for (ActionCritic pass : passes) {
      pass.values(batch.observation(), batch.action());
      pass.regress(target);
    }
    critics.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }

  void updateActor(Transitions batch) {
    actorGradient.backward(batch.observation());
    actor.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }

  /** Moves the target networks. */
  void moveTargets() {
    backend.moveTowards(actor.parameters(), scalars.of("tau"), targetActor.parameters());
    backend.moveTowards(critics.parameters(), scalars.of("tau"), targetCritics.parameters());
  }
}
