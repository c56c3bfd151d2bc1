package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.random.Key;
import io.terrarium.random.Purpose;
import java.util.List;

/** Trains DQN agents. */
final class DqnTrainer implements Trainer {

  private final Backend backend;
  private final Scalars scalars;
  private final DqnSchedule schedule;
  private final Learner learner;
  private final DqnUpdate update;
  private final VectorEnvironment environment;
  private final boolean isBandit;
  private final ReplayBuffer buffer;
  private final Transitions batch;
  private final EpsilonSchedule epsilon;
  private final Policy policy;
  private final Block observation;
  private final Block uniforms;

  DqnTrainer(Dqn dqn, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    int observationSize = source.observationSize();
    this.backend = backend;
    this.scalars = new Scalars(backend, dqn.hyperparameters());
    this.schedule = new DqnSchedule(space);
    PolicyShape shape =
        dqn.policyShape(observationSize, source.actions(), space.hiddenActivation());
    this.learner = new Learner(backend, shape);
    int batchSize = space.size("batch-size");
    this.update = new DqnUpdate(backend, learner, scalars, batchSize);
    this.environment = source.open(schedule.numEnvs());
    this.isBandit = source.isBandit();
    this.batch = new Transitions(backend, batchSize, observationSize, 1);
    this.buffer =
        new ReplayBuffer(backend, space.size("buffer-size"), schedule.numEnvs(), batch);
    this.epsilon = new EpsilonSchedule(backend, space.size("total-timesteps"));
    this.policy =
        new DuelingPolicy(
            backend,
            shape,
            policyParameters(),
            epsilon.block(),
            schedule.numEnvs());
    this.observation = backend.block(schedule.numEnvs(), observationSize);
    this.uniforms = backend.block(schedule.numEnvs(), 1);
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    learner.initialise(Keys.fold(keys, Purpose.WEIGHTS), 0);
    update.copyTarget();
    buffer.clear();
    epsilon.start(hyperparameters);
    Key[] actions = Keys.fold(keys, Purpose.ACTIONS);
    Key[] samples = Keys.fold(keys, Purpose.MINIBATCHES);
    environment.reset(Keys.fold(keys, Purpose.ENVIRONMENT), observation);
    for (int iteration = 0; iteration < schedule.iterations(); iteration++) {
      collect(iteration, actions);
      if (schedule.updates(iteration)) {
        updateNetwork(iteration, samples);
      }
    }
  }

  private void collect(int iteration, Key[] actions) {
    Transitions step = buffer.append();
    int taken = schedule.stepsBefore(iteration);
    backend.copy(observation, step.observation());
    backend.uniform(actions, taken, uniforms);
    epsilon.set(schedule.updates(iteration) ? taken : EpsilonSchedule.UNIFORM);
    policy.act(step.observation(), uniforms, step.action());
    environment.step(step.observation(), step.action(), step.step());
    backend.copy(step.next(), observation);
  }

  private void updateNetwork(int iteration, Key[] samples) {
    buffer.sample(samples, iteration);
    if (isBandit) {
      update.updateTerminal(batch);
      return;
    }
    buffer.sampleNext();
    update.update(batch);
    if (schedule.copiesTarget(iteration)) {
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
