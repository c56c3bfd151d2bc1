package io.terrarium.agent.dqn;

import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;

/** One update of DQN's network on a batch of transitions. */
final class DqnUpdate {

  private final Backend backend;
  private final TrainState learner;
  private final HyperparameterBlocks scalars;
  private final Mlp targetNetwork;
  private final MlpPass pass;
  private final MlpPass choicePass;
  private final MlpPass targetPass;
  private final Block values;
  private final Block valuesGradient;
  private final Block choice;
  private final Block nextValues;
  private final Block target;

  DqnUpdate(Backend backend, TrainState learner, HyperparameterBlocks scalars, int batch) {
    this.backend = backend;
    this.learner = learner;
    this.scalars = scalars;
    this.targetNetwork = new Mlp(backend, learner.network().shape());
    this.pass = learner.network().pass(batch);
    this.choicePass = learner.network().pass(batch);
    this.targetPass = targetNetwork.pass(batch);
    int actions = pass.output().columns() - 1;
    this.values = backend.block(batch, actions);
    this.valuesGradient = backend.block(batch, actions);
    this.choice = backend.block(batch, actions);
    this.nextValues = backend.block(batch, actions);
    this.target = backend.block(batch, 1);
  }

  /** Copies the learning network into the target network. */
  void copyTarget() {
    backend.copy(learner.network().parameters(), targetNetwork.parameters());
  }

  /** The target network's parameters. */
  Block targetParameters() {
    return targetNetwork.parameters();
  }

  /**
   * Updates the network towards the rewards plus the discounted values of the next observations.
   */
  void update(Transitions batch) {
    backend.dueling(choicePass.forward(batch.next()), choice);
    backend.dueling(targetPass.forward(batch.next()), nextValues);
    backend.oneStepTarget(
        batch.reward(),
        batch.done(),
        scalars.of("gamma"),
        scalars.of("ddqn"),
        choice,
        nextValues,
        target);
    updateTowards(batch, target);
  }

  /**
   * Updates the network on transitions that all end their episodes, so that the target is the
   * reward.
   */
  void updateTerminal(Transitions batch) {
    updateTowards(batch, batch.reward());
  }

  private void updateTowards(Transitions batch, Block targets) {
    backend.dueling(pass.forward(batch.observation()), values);
    backend.actionValueGradient(values, batch.action(), targets, valuesGradient);
    backend.duelingGradient(valuesGradient, pass.outputGradient());
    pass.backward(batch.observation());
    learner.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
