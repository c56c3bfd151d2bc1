package io.terrarium.agent.ppo;

import io.terrarium.agent.learn.RolloutCollector;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;

/** The samples of one update. */
record PpoMinibatch(
    Block observation,
    Block action,
    Block logProbability,
    Block value,
    Block advantage,
    Block target) {

  PpoMinibatch(Backend backend, int batch, int observationSize, int actionColumns) {
    this(
        backend.block(batch, observationSize),
        backend.block(batch, actionColumns),
        backend.block(batch, 1),
        backend.block(batch, 1),
        backend.block(batch, 1),
        backend.block(batch, 1));
  }

  /** Takes samples from a rollout, and normalises their advantages among themselves. */
  void load(
      Backend backend, RolloutCollector rollout, Block advantages, Block targets, int[] rows) {
    rollout.gather(rows, observation, action, logProbability, value);
    backend.gather(advantages, rows, advantage);
    backend.gather(targets, rows, target);
    backend.normalize(advantage);
  }
}
