package io.terrarium.agent.ppo;

import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Backend;
import io.terrarium.nn.MlpPass;

/** PPO's update of a policy over discrete actions. */
final class CategoricalActorUpdate implements ActorUpdate {

  private final Backend backend;
  private final TrainState actor;
  private final HyperparameterBlocks scalars;
  private final MlpPass pass;

  CategoricalActorUpdate(
      Backend backend, TrainState actor, HyperparameterBlocks scalars, int batch) {
    this.backend = backend;
    this.actor = actor;
    this.scalars = scalars;
    this.pass = actor.network().pass(batch);
  }

  @Override
  public void update(PpoMinibatch minibatch) {
    backend.categoricalSurrogateGradient(
        pass.forward(minibatch.observation()),
        minibatch.action(),
        minibatch.logProbability(),
        minibatch.advantage(),
        scalars.of("clip-eps"),
        scalars.of("ent-coef"),
        pass.outputGradient());
    pass.backward(minibatch.observation());
    actor.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
