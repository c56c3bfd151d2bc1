package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.MlpShape;
import io.terrarium.random.Key;

/**
 * What SAC learns: an actor, twin critics that are updated as one since nothing is clipped, and the
 * temperature. All have one rate.
 */
final class SacNetworks {

  private final Backend backend;
  private final Learner actor;
  private final Learner critics;
  private final Learner targets;
  private final Temperature temperature;
  private final Scalars scalars;
  private final Block unclipped;

  SacNetworks(Backend backend, PolicyShape policy, MlpShape critic, Scalars scalars) {
    this.backend = backend;
    this.actor = new Learner(backend, policy);
    this.critics = new Learner(backend, critic, critic);
    this.targets = new Learner(backend, critic, critic);
    this.temperature = new Temperature(backend);
    this.scalars = scalars;
    this.unclipped = Constants.block(backend, 1, Float.POSITIVE_INFINITY);
  }

  void initialise(Key[] weights) {
    actor.initialise(weights, 0);
    critics.initialise(weights, 1);
    backend.copy(critics.parameters(), targets.parameters());
  }

  Learner actor() {
    return actor;
  }

  Learner critics() {
    return critics;
  }

  Learner targets() {
    return targets;
  }

  Temperature temperature() {
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
