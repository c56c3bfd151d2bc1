package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.nn.MlpPass;

/** PPO's update of a policy over discrete actions. */
final class CategoricalActorUpdate {

  private final Backend backend;
  private final Learner actor;
  private final Scalars scalars;
  private final MlpPass pass;

  CategoricalActorUpdate(Backend backend, Learner actor, Scalars scalars, int batch) {
    this.backend = backend;
    this.actor = actor;
    this.scalars = scalars;
    this.pass = actor.pass(batch);
  }

  void update(PpoMinibatch minibatch) {
    backend.categoricalSurrogateGradient(
        pass.forward(minibatch.observation()),
        minibatch.action(),
        minibatch.logProbability(),
        minibatch.advantage(),
        scalars.of("clip-eps"),
        scalars.of("ent-coef"),
        pass.outputGradient());
    actor.update(
        pass, minibatch.observation(), scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
