package io.terrarium.agent.dqn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.ReplayCollector;
import io.terrarium.agent.learn.SingleUpdateSchedule;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.List;

/** Trains DQN agents, which act epsilon-greedily and learn from a replay buffer. */
final class DqnTrainer implements Trainer {

  private final Backend backend;
  private final HyperparameterBlocks scalars;
  private final SingleUpdateSchedule schedule;
  private final int targetUpdateFreq;
  private final ReplayCollector experience;
  private final TrainState learner;
  private final DqnUpdate update;
  private final EpsilonSchedule epsilon;
  private final Policy policy;
  private final Block draws;

  DqnTrainer(Dqn dqn, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    PolicyShape shape =
        dqn.policyShape(source.observationSize(), source.actions(), space.hiddenActivation());
    this.backend = backend;
    this.scalars = new HyperparameterBlocks(backend, dqn.hyperparameters());
    this.schedule = new SingleUpdateSchedule(space);
    this.targetUpdateFreq = space.size("target-update-freq");
    this.experience = new ReplayCollector(backend, space, source);
    this.learner = new TrainState(backend, shape);
    this.update = new DqnUpdate(backend, learner, scalars, experience.batchSize());
    this.epsilon = new EpsilonSchedule(backend, space.size("total-timesteps"));
    this.policy =
        new DuelingPolicy(backend, shape, policyParameters(), epsilon.block(), schedule.numEnvs());
    this.draws = backend.block(schedule.numEnvs(), 1);
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    learner.initialise(AgentKeys.fold(keys, Purpose.WEIGHTS), 0);
    update.copyTarget();
    epsilon.start(hyperparameters);
    Key[] actions = AgentKeys.fold(keys, Purpose.ACTIONS);
    experience.start(keys);
    for (int iteration = 0; iteration < schedule.iterations(); iteration++) {
      collect(iteration, actions);
      if (schedule.updates(iteration)) {
        updateNetwork(iteration);
      }
    }
  }

  private void collect(int iteration, Key[] actions) {
    Transitions step = experience.next();
    int taken = schedule.stepsBefore(iteration);
    policy.chance().draw(backend, actions, taken, draws);
    epsilon.set(schedule.updates(iteration) ? taken : EpsilonSchedule.UNIFORM);
    policy.act(step.observation(), draws, step.action());
    experience.take(step);
  }

  private void updateNetwork(int iteration) {
    Transitions batch = experience.sample(iteration);
    if (experience.isBandit()) {
      update.updateTerminal(batch);
      return;
    }
    update.update(batch);
    if (schedule.passes(targetUpdateFreq, iteration)) {
      update.copyTarget();
    }
  }

  @Override
  public Block policyParameters() {
    return learner.parameters();
  }

  @Override
  public int updates() {
    return learner.updates();
  }
}
