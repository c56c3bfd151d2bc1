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
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.MlpShape;
import java.util.List;

/** Trains TD3 agents, whose actor is updated less often than the critics. */
public final class Td3Trainer implements Trainer {

  private final HyperparameterBlocks scalars;
  private final Td3Schedule schedule;
  private final ReplayCollector experience;
  private final TrainState actor;
  private final TrainState critics;
  private final Td3Update update;
  private final Exploration exploration;

  Td3Trainer(Td3 td3, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    Activation activation = space.hiddenActivation();
    PolicyShape shape = td3.policyShape(source.observationSize(), source.actions(), activation);
    MlpShape critic = ActionCritic.shape(source.observationSize(), source.actions(), activation);
    this.scalars = new HyperparameterBlocks(backend, td3.hyperparameters());
    this.schedule = new Td3Schedule(space);
    this.experience = new ReplayCollector(backend, space, source);
    this.actor = new TrainState(backend, shape);
    this.critics = new TrainState(backend, critic, critic);
    this.update = new Td3Update(backend, shape, actor, critics, scalars, experience.batchSize());
    this.exploration =
        new Exploration(
            backend,
            td3.policy(backend, shape, policyParameters(), schedule.numEnvs()),
            source.actions(),
            scalars.of("exploration-noise"));
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    Key[] weights = AgentKeys.fold(keys, Purpose.WEIGHTS);
    actor.initialise(weights, 0);
    critics.initialise(weights, 1);
    update.start(keys);
    exploration.start(keys);
    experience.start(keys);
    for (int step = 0; step < schedule.steps(); step++) {
      boolean updates = schedule.updates(step);
      exploration.collect(experience, updates);
      if (updates) {
        update(step);
      }
    }
  }

  private void update(int step) {
    Transitions batch = experience.sample(step);
    if (schedule.endsIteration(step)) {
      update.update(batch, experience.isBandit());
    } else {
      update.updateCritics(batch, experience.isBandit());
    }
  }

  public TrainState actor() {
    return actor;
  }

  public TrainState critics() {
    return critics;
  }

  public TrainState targetCritics() {
    return update.targetCritics();
  }

  @Override
  public Block policyParameters() {
    return actor.parameters();
  }

  @Override
  public int updates() {
    return critics.updates();
  }
}
