package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.nn.MlpPass;

/** PPO's update of the value network. */
final class PpoCriticUpdate {

  private final Backend backend;
  private final Learner critic;
  private final Scalars scalars;
  private final MlpPass pass;

  PpoCriticUpdate(Backend backend, Learner critic, Scalars scalars, int batch) {
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
