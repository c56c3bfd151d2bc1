package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.nn.Adam;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import io.terrarium.nn.MlpShape;

/**
 * PPO's update of a Gaussian policy, whose log standard deviation does not depend on the state: it
 * follows the network in one flat block, so that one norm and one optimizer span both.
 */
final class GaussianActorUpdate {

  private final Backend backend;
  private final Scalars scalars;
  private final Block parameters;
  private final Block logStd;
  private final Block logStdGradient;
  private final MlpPass pass;
  private final Adam adam;

  GaussianActorUpdate(Backend backend, MlpShape shape, Scalars scalars, int batch) {
    int weights = shape.parameters();
    int actions = shape.sizes().get(shape.layers());
    this.backend = backend;
    this.scalars = scalars;
    this.parameters = backend.block(1, weights + actions);
    Block gradient = backend.block(1, weights + actions);
    this.logStd = backend.view(parameters, weights, 1, actions);
    this.logStdGradient = backend.view(gradient, weights, 1, actions);
    this.adam = new Adam(backend, parameters, gradient);
    this.pass =
        new Mlp(
                backend,
                shape,
                backend.view(parameters, 0, 1, weights),
                backend.view(gradient, 0, 1, weights))
            .pass(batch);
  }

  /** The network's parameters, then the log standard deviations. */
  Block parameters() {
    return parameters;
  }

  void update(PpoMinibatch minibatch) {
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
    adam.step(scalars.of("learning-rate"), scalars.of("max-grad-norm"));
  }
}
