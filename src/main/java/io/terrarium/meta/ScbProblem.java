package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.env.Environment;
import io.terrarium.math.Key;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;

/**
 * The evolution of a synthetic environment (arXiv 2406.12589): a candidate is the parameters of its
 * networks, and it is worth the mean return, in the evaluation environment, of an agent trained in
 * it.
 *
 * @param spec the shape of the synthetic environments
 * @param environment the evaluation environment
 * @param episodes how many evaluation episodes an agent plays
 */
public record ScbProblem(ScbSpec spec, Environment environment, int episodes) implements Problem {

  @Override
  public int dimensions() {
    return shape().parameters();
  }

  @Override
  public float[] initialise(Key key) {
    return shape().initialise(key);
  }

  private ScbShape shape() {
    return new ScbShape(spec, environment.observationSize(), environment.actions());
  }

  @Override
  public TrialRunner open(Backend backend, Algorithm algorithm, HyperparameterSpace space) {
    ScbEnvironment synthetic =
        new ScbEnvironment(backend, spec, environment.observationSize(), environment.actions());
    return new TrainingRunner(
        backend, algorithm, space, synthetic, synthetic::load, environment, episodes);
  }
}
