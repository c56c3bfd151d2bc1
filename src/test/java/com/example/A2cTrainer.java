package com.example;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.Iterations;
import io.terrarium.agent.learn.RolloutCollector;
import io.terrarium.agent.learn.SampledPolicies;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;
import java.util.List;
import java.util.Optional;

/** Trains A2C agents: one update of the actor and of the critic after each rollout. */
final class A2cTrainer implements Trainer {

  private final boolean isBox;
  private final HyperparameterBlocks values;
  private final TrainState actor;
  private final TrainState critic;
  private final RolloutCollector rollout;
  private final MlpPass actorPass;
  private final MlpPass criticPass;
  private final A2cLoss loss;
  private final Block advantage;
  private final Block target;
  private final int iterations;

  A2cTrainer(A2c a2c, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    int samples = space.size("num-envs") * space.size("num-steps");
    ActionSpace actions = source.actions();
    PolicyShape policy =
        a2c.policyShape(source.observationSize(), actions, space.hiddenActivation());
    MlpShape value = MlpShape.agent(source.observationSize(), 1, space.hiddenActivation());
    this.isBox = actions instanceof ActionSpace.Box;
    this.values = new HyperparameterBlocks(backend, a2c.hyperparameters());
    this.actor = new TrainState(backend, policy);
    this.critic = new TrainState(backend, value);
    this.rollout =
        new RolloutCollector(
            backend,
            source,
            rows -> SampledPolicies.of(backend, policy, actor.parameters(), rows),
            critic.network(),
            space.size("num-envs"),
            space.size("num-steps"),
            space.bootstrapTimeLimit() ? Optional.of(values.of("gamma")) : Optional.empty());
    this.actorPass = actor.network().pass(samples);
    this.criticPass = critic.network().pass(samples);
    this.loss = new A2cLoss(backend, samples, actions.size());
    this.advantage = backend.block(samples, 1);
    this.target = backend.block(samples, 1);
    this.iterations = Iterations.of(space, samples);
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    values.write(hyperparameters);
    Key[] weights = AgentKeys.fold(keys, Purpose.WEIGHTS);
    actor.initialise(weights, 0);
    critic.initialise(weights, 1);
    rollout.start(keys);
    for (int iteration = 0; iteration < iterations; iteration++) {
      rollout.collect();
      rollout.advantages(values.of("gamma"), values.of("gae-lambda"), advantage, target);
      updateActor();
      updateCritic();
    }
  }

  private void updateActor() {
    Block output = actorPass.forward(rollout.observation());
    Block entropy = values.of("ent-coef");
    if (isBox) {
      loss.gaussianGradient(
          output,
          actor.further(),
          rollout.action(),
          advantage,
          entropy,
          actorPass.outputGradient(),
          actor.furtherGradient());
    } else {
      loss.categoricalGradient(
          output, rollout.action(), advantage, entropy, actorPass.outputGradient());
    }
    actorPass.backward(rollout.observation());
    actor.step(values.of("learning-rate"), values.of("max-grad-norm"));
  }

  private void updateCritic() {
    loss.valueGradient(
        criticPass.forward(rollout.observation()),
        target,
        values.of("vf-coef"),
        criticPass.outputGradient());
    criticPass.backward(rollout.observation());
    critic.step(values.of("learning-rate"), values.of("max-grad-norm"));
  }

  @Override
  public Block policyParameters() {
    return actor.parameters();
  }

  @Override
  public int updates() {
    return actor.updates();
  }
}
