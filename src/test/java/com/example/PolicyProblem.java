package com.example;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.agent.play.Episodes;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Environment;
import io.terrarium.math.Key;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Problem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialRunner;
import io.terrarium.nn.LecunNormal;
import java.util.Arrays;
import java.util.Optional;

/** A candidate is the weights of a policy, and it is worth the mean return of its episodes. */
record PolicyProblem(PolicyShape shape, float scale, Environment environment, int episodes)
    implements Problem {

  /** The shape of the policy that an algorithm acts with. */
  static PolicyShape shape(TrainedAlgorithm acting, Environment environment) {
    return acting
        .algorithm()
        .policyShape(
            environment.observationSize(),
            environment.actions(),
            acting.space().hiddenActivation());
  }

  @Override
  public int dimensions() {
    return shape.parameters();
  }

  @Override
  public float[] initialise(Key key) {
    float[] weights = new float[dimensions()];
    LecunNormal.fill(key, shape.network(), weights, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
    return weights;
  }

  @Override
  public Optional<String> refusal(TrainedAlgorithm acting) {
    return shape(acting, environment).equals(shape)
        ? Optional.empty()
        : Optional.of(
            "A policy of %s has another shape than the weights that were evolved; give the algorithm and the activation of the run."
                .formatted(acting.algorithm().name()));
  }

  @Override
  public TrialRunner open(Backend backend, Algorithm algorithm, HyperparameterSpace space) {
    Block weights = backend.block(1, dimensions());
    return new Player(
        weights, new EpisodePlayer(backend, algorithm, shape, weights, environment, episodes));
  }

  /** Plays the candidates as they are: nothing is trained. */
  private record Player(Block weights, EpisodePlayer player) implements TrialRunner {

    @Override
    public Outcome[] run(float[][] candidates, Key[] keys, int episodeLimit) {
      for (int agent = 0; agent < candidates.length; agent++) {
        weights.write(agent, candidates[agent], 0);
      }
      return Arrays.stream(player.play(keys, episodeLimit))
          .map(Player::outcome)
          .toArray(Outcome[]::new);
    }

    private static Outcome outcome(Episodes played) {
      return new Outcome(played.meanReturn(), played.steps());
    }

    @Override
    public float[] policy(int agent) {
      float[] copy = new float[weights.size()];
      weights.read(agent, copy, 0);
      return copy;
    }
  }
}
