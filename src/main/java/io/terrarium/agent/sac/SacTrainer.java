package io.terrarium.agent.sac;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.ReplayCollector;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.List;

/** Trains SAC agents, which act by their policy from the first step on. */
public final class SacTrainer implements Trainer {

  private final Backend backend;
  private final ActionSpace actionSpace;
  private final HyperparameterBlocks scalars;
  private final SacSchedule schedule;
  private final ReplayCollector experience;
  private final SacNetworks networks;
  private final SacUpdate update;
  private final Policy policy;
  private final Block draws;

  SacTrainer(Sac sac, Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    this.backend = backend;
    this.actionSpace = source.actions();
    this.scalars = new HyperparameterBlocks(backend, sac.hyperparameters());
    this.schedule = new SacSchedule(space);
    this.experience = new ReplayCollector(backend, space, source);
    PolicyShape shape =
        sac.policyShape(source.observationSize(), actionSpace, space.hiddenActivation());
    this.networks =
        new SacNetworks(
            backend,
            shape,
            sac.criticShape(source.observationSize(), actionSpace, space.hiddenActivation()),
            scalars);
    int batch = experience.batchSize();
    this.update =
        actionSpace instanceof ActionSpace.Box
            ? new ContinuousSacUpdate(backend, networks, actionSpace, batch)
            : new DiscreteSacUpdate(backend, networks, batch);
    this.policy = sac.policy(backend, shape, policyParameters(), schedule.numEnvs());
    this.draws = backend.block(schedule.numEnvs(), policy.chance().columns(actionSpace));
  }

  @Override
  public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
    scalars.write(hyperparameters);
    networks.initialise(AgentKeys.fold(keys, Purpose.WEIGHTS));
    networks.temperature().start(0, targetEntropies(hyperparameters));
    update.start(keys);
    experience.start(keys);
    Key[] actions = AgentKeys.fold(keys, Purpose.ACTIONS);
    for (int iteration = 0; iteration < schedule.iterations(); iteration++) {
      collect((long) iteration * draws.size(), actions);
      if (schedule.updates(iteration)) {
        update(iteration);
      }
    }
  }

  /**
   * The target entropies: {@code -ratio log(1 / n)} for n discrete actions, and minus the number of
   * dimensions for a box.
   */
  private float[] targetEntropies(List<Hyperparameters> agents) {
    float[] entropies = new float[agents.size()];
    for (int agent = 0; agent < entropies.length; agent++) {
      entropies[agent] =
          actionSpace instanceof ActionSpace.Box
              ? -actionSpace.size()
              : agents.get(agent).real("target-entropy-ratio")
                  * (float) StrictMath.log(actionSpace.size());
    }
    return entropies;
  }

  private void collect(long drawn, Key[] actions) {
    Transitions step = experience.next();
    policy.chance().draw(backend, actions, drawn, draws);
    policy.act(step.observation(), draws, step.action());
    experience.take(step);
  }

  private void update(int iteration) {
    for (int i = 0; i < schedule.gradientSteps(); i++) {
      Transitions batch = experience.sample((long) iteration * schedule.gradientSteps() + i);
      update.update(batch, experience.isBandit());
    }
    if (!experience.isBandit()) {
      networks.moveTargets();
    }
  }

  public SacNetworks networks() {
    return networks;
  }

  @Override
  public Block policyParameters() {
    return networks.actor().parameters();
  }

  @Override
  public int updates() {
    return networks.actor().updates();
  }
}
