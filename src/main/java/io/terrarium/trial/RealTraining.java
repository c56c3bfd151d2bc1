package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.env.Environment;
import io.terrarium.env.RealEnvironment;
import io.terrarium.math.Key;
import io.terrarium.meta.Problem;
import io.terrarium.meta.TrainingRunner;
import io.terrarium.meta.TrialRunner;

/**
 * A problem without candidates: agents are trained in the evaluation environment itself, which is
 * what a discovered environment is compared with.
 *
 * @param episodeLimit the most steps of a training's episode
 * @param episodes how many evaluation episodes an agent plays
 */
record RealTraining(Environment environment, int episodeLimit, int episodes) implements Problem {

  @Override
  public int dimensions() {
    return 0;
  }

  @Override
  public float[] initialise(Key key) {
    return new float[0];
  }

  @Override
  public TrialRunner open(Backend backend, Algorithm algorithm, HyperparameterSpace space) {
    return new TrainingRunner(
        backend,
        algorithm,
        space,
        new RealEnvironment(backend, environment, episodeLimit),
        (agent, nothing) -> {},
        environment,
        episodes);
  }
}
