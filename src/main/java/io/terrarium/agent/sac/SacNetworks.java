package io.terrarium.agent.sac;

import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.learn.ConstantBlocks;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.nn.MlpShape;

/**
 * The networks of SAC, which are an actor and twin critics, and its temperature. The critics are
 * updated as one, because no gradient is clipped. All have the same learning rate.
 */
public final class SacNetworks {

  private final Backend backend;
  private final TrainState actor;
  private final TrainState critics;
  private final TrainState targets;
  private final Temperature temperature;
  private final HyperparameterBlocks scalars;
  private final Block unclipped;

  SacNetworks(Backend backend, PolicyShape policy, MlpShape critic, HyperparameterBlocks scalars) {
    this.backend = backend;
    this.actor = new TrainState(backend, policy);
    this.critics = new TrainState(backend, critic, critic);
    this.targets = new TrainState(backend, critic, critic);
    this.temperature = new Temperature(backend);
    this.scalars = scalars;
    this.unclipped = ConstantBlocks.block(backend, 1, Float.POSITIVE_INFINITY);
  }

  void initialise(Key[] weights) {
    actor.initialise(weights, 0);
    critics.initialise(weights, 1);
    backend.copy(critics.parameters(), targets.parameters());
  }

  TrainState actor() {
    return actor;
  }

  public TrainState critics() {
    return critics;
  }

  public TrainState targets() {
    return targets;
  }

  public Temperature temperature() {
    return temperature;
  }

  Block gamma() {
    return scalars.of("gamma");
  }

  void stepActor() {
    actor.step(rate(), unclipped);
  }

  void stepCritics() {
    critics.step(rate(), unclipped);
  }

  void stepTemperature(Block logProbability) {
    temperature.update(logProbability, rate(), unclipped);
  }

  void moveTargets() {
    backend.moveTowards(critics.parameters(), scalars.of("tau"), targets.parameters());
  }

  private Block rate() {
    return scalars.of("learning-rate");
  }
}
