package io.terrarium.agent.ddpg;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.Exploration;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.ReplayCollector;
import io.terrarium.agent.learn.SingleUpdateSchedule;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpShape;
import java.util.List;

/** Trains DDPG agents, which explore with noise and learn from a replay buffer. */
public final class DdpgTrainer implements Trainer {

  private final Backend backend;
  private final HyperparameterBlocks scalars;
  private final SingleUpdateSchedule schedule;
  private final ReplayCollector experience;
  private final TrainState learner;
  private final TrainState targets;
  private final DdpgUpdate update;
  private final Exploration exploration;

  DdpgTrainer(Ddpg ddpg, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    Activation activation = space.hiddenActivation();
    PolicyShape shape = ddpg.policyShape(source.observationSize(), source.actions(), activation);
    MlpShape critic = ActionCritic.shape(source.observationSize(), source.actions(), activation);
    this.backend = backend;
    this.scalars = new HyperparameterBlocks(backend, ddpg.hyperparameters());
    this.schedule = new SingleUpdateSchedule(space);
    this.experience = new ReplayCollector(backend, space, source);
    this.learner = new TrainState(backend, shape.network(), critic);
    this.targets = new TrainState(backend, shape.network(), critic);
    this.update = new DdpgUpdate(backend, shape, learner, targets, scalars, experience.batchSize());
    this.exploration =
        new Exploration(
            backend,
            ddpg.policy(backend, shape, policyParameters(), schedule.numEnvs()),
            source.actions(),
            scalars.of("exploration-noise"));
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    learner.initialise(AgentKeys.fold(keys, Purpose.WEIGHTS), 0);
    backend.copy(learner.parameters(), targets.parameters());
    exploration.start(keys);
    experience.start(keys);
    for (int iteration = 0; iteration < schedule.iterations(); iteration++) {
      boolean updates = schedule.updates(iteration);
      exploration.collect(experience, updates);
      if (updates) {
        update(iteration);
      }
    }
  }

  private void update(int iteration) {
    Transitions batch = experience.sample(iteration);
    if (experience.isBandit()) {
      update.updateTerminal(batch);
    } else {
      update.update(batch);
    }
  }

  /** The value network. */
  public Mlp critic() {
    return learner.network(1);
  }

  @Override
  public Block policyParameters() {
    return learner.network().parameters();
  }

  @Override
  public int updates() {
    return learner.updates();
  }
}
