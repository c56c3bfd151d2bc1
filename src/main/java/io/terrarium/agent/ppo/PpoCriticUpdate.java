package io.terrarium.agent.ppo;

import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Backend;
import io.terrarium.nn.MlpPass;

/** PPO's update of the value network. */
final class PpoCriticUpdate {

  private final Backend backend;
  private final TrainState critic;
  private final HyperparameterBlocks scalars;
  private final MlpPass pass;

  PpoCriticUpdate(Backend backend, TrainState critic, HyperparameterBlocks scalars, int batch) {
    this.backend = backend;
    this.critic = critic;
    this.scalars = scalars;
    this.pass = critic.network().pass(batch);
  }

  void update(PpoMinibatch minibatch) {
    backend.clippedValueGradient(
        pass.forward(minibatch.observation()),
        minibatch.value(),
        minibatch.target(),
        scalars.of("clip-eps"),
        scalars.of("vf-coef"),
        pass.outputGradient());
    pass.backward(minibatch.observation());
    critic.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
