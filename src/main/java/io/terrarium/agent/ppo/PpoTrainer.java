package io.terrarium.agent.ppo;

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
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.Mlp;
import java.util.List;
import java.util.Optional;

/**
 * Trains PPO agents: each iteration collects a rollout and then makes several epochs of updates on
 * it.
 */
public final class PpoTrainer implements Trainer {

  private final Backend backend;
  private final HyperparameterBlocks scalars;
  private final TrainState actor;
  private final TrainState critic;
  private final RolloutCollector rollout;
  private final ActorUpdate actorUpdate;
  private final PpoCriticUpdate criticUpdate;
  private final PpoMinibatch minibatch;
  private final Block advantage;
  private final Block target;
  private final int iterations;
  private final int epochs;
  private final int samples;
  private final int[] permutation;
  private final int[] rows;

  PpoTrainer(Ppo ppo, Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    Activation activation = space.hiddenActivation();
    int observationSize = environment.observationSize();
    this.backend = backend;
    this.scalars = new HyperparameterBlocks(backend, ppo.hyperparameters());
    PolicyShape shape = ppo.policyShape(observationSize, environment.actions(), activation);
    this.actor = new TrainState(backend, shape);
    this.critic = new TrainState(backend, ppo.criticShape(observationSize, activation));
    this.rollout =
        new RolloutCollector(
            backend,
            environment,
            rows -> SampledPolicies.of(backend, shape, actor.parameters(), rows),
            critic.network(),
            space.size("num-envs"),
            space.size("num-steps"),
            space.bootstrapTimeLimit() ? Optional.of(scalars.of("gamma")) : Optional.empty());
    this.samples = rollout.samples();
    int batch = samples / space.size("num-minibatches");
    this.actorUpdate =
        environment.actions() instanceof ActionSpace.Box
            ? new GaussianActorUpdate(backend, actor, scalars, batch)
            : new CategoricalActorUpdate(backend, actor, scalars, batch);
    this.criticUpdate = new PpoCriticUpdate(backend, critic, scalars, batch);
    this.minibatch =
        new PpoMinibatch(backend, batch, observationSize, environment.actions().columns());
    this.advantage = backend.block(samples, 1);
    this.target = backend.block(samples, 1);
    this.iterations = Iterations.of(space, samples);
    this.epochs = space.size("num-epochs");
    this.permutation = new int[backend.agents() * samples];
    this.rows = new int[backend.agents() * batch];
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    Key[] weights = AgentKeys.fold(keys, Purpose.WEIGHTS);
    actor.initialise(weights, 0);
    critic.initialise(weights, 1);
    Key[] order = AgentKeys.fold(keys, Purpose.MINIBATCHES);
    rollout.start(keys);
    for (int iteration = 0; iteration < iterations; iteration++) {
      collectTrajectories();
      for (int epoch = 0; epoch < epochs; epoch++) {
        updateEpoch(order, (long) iteration * epochs + epoch);
      }
    }
  }

  private void collectTrajectories() {
    rollout.collect();
    rollout.advantages(scalars.of("gamma"), scalars.of("gae-lambda"), advantage, target);
  }

  private void updateEpoch(Key[] order, long epoch) {
    for (int agent = 0; agent < order.length; agent++) {
      order[agent].permutation(epoch * samples, permutation, agent * samples, samples);
    }
    int batch = rows.length / order.length;
    for (int from = 0; from < samples; from += batch) {
      for (int agent = 0; agent < order.length; agent++) {
        System.arraycopy(permutation, agent * samples + from, rows, agent * batch, batch);
      }
      minibatch.load(backend, rollout, advantage, target, rows);
      actorUpdate.update(minibatch);
      criticUpdate.update(minibatch);
    }
  }

  @Override
  public Block policyParameters() {
    return actor.parameters();
  }

  /** The value network. */
  public Mlp critic() {
    return critic.network();
  }

  @Override
  public int updates() {
    return actor.updates();
  }
}
