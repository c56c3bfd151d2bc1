package io.terrarium.agent.ppo;

import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.MlpPass;

/**
 * PPO's update of a Gaussian policy, whose log standard deviation does not depend on the state. The
 * log standard deviations follow the network's parameters in one flat block, so that one norm and
 * one optimizer cover both.
 */
final class GaussianActorUpdate implements ActorUpdate {

  private final Backend backend;
  private final TrainState actor;
  private final HyperparameterBlocks scalars;
  private final Block logStd;
  private final Block logStdGradient;
  private final MlpPass pass;

  GaussianActorUpdate(Backend backend, TrainState actor, HyperparameterBlocks scalars, int batch) {
    this.backend = backend;
    this.actor = actor;
    this.scalars = scalars;
    this.logStd = actor.further();
    this.logStdGradient = actor.furtherGradient();
    this.pass = actor.network().pass(batch);
  }

  @Override
  public void update(PpoMinibatch minibatch) {
    backend.gaussianSurrogateGradient(
        pass.forward(minibatch.observation()),
        logStd,
        minibatch.action(),
        minibatch.logProbability(),
        minibatch.advantage(),
        scalars.of("clip-eps"),
        scalars.of("ent-coef"),
        pass.outputGradient(),
        logStdGradient);
    pass.backward(minibatch.observation());
    actor.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
