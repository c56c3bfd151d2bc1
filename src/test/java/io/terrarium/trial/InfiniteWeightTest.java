package io.terrarium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.agent.play.Episodes;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Environment;
import io.terrarium.env.classic.CartPole;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Problem;
import io.terrarium.meta.ScbProblem;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A training that ends in an infinite weight has failed, though its agent acts: the weight is the
 * bias of a neuron, whose activation is 1 then, so that the return by itself is a number.
 */
class InfiniteWeightTest {

  private static final Environment ENVIRONMENT = new CartPole();
  private static final ScbSpec SPEC = new ScbSpec(1, List.of(2), Activation.RELU, Latent.NORMAL);
  private static final int EPISODES = 2;
  private static final int LIMIT = 20;

  /** The first bias is behind the first kernel. */
  private static final int FIRST_BIAS = 64 * ENVIRONMENT.observationSize();

  private static final HyperparameterSpace SPACE =
      Spaces.published(
          new Dqn(), Map.of("total-timesteps", 200.0, "fill-buffer", 100.0, "buffer-size", 200.0));

  private final Algorithm spoiled = new Spoiled(new Dqn(), FIRST_BIAS);

  @Test
  void its_agent_plays_to_a_return_that_is_a_number() {
    Backend backend = Blocks.backend();
    PolicyShape shape =
        spoiled.policyShape(
            ENVIRONMENT.observationSize(), ENVIRONMENT.actions(), SPACE.hiddenActivation());
    Block parameters = backend.block(1, shape.parameters());
    float[] values = new float[shape.parameters()];
    Arrays.fill(values, .01f);
    values[FIRST_BIAS] = Float.POSITIVE_INFINITY;
    parameters.write(0, values, 0);

    Episodes[] played =
        new EpisodePlayer(backend, spoiled, shape, parameters, ENVIRONMENT, EPISODES)
            .play(new Key[] {Key.of(0)}, LIMIT);

    assertThat(played[0].meanReturn()).isPositive();
  }

  @Test
  void its_fitness_is_not_a_number_on_simd() {
    assertThat(outcomes(Blocks.backend(), spoiled)[0].fitness()).isNaN();
  }

  @Test
  void its_fitness_is_not_a_number_on_nd4j_and_that_of_the_agent_beside_it_is_as_ever() {
    Outcome[] outcomes = outcomes(Blocks.nd4j(2), spoiled);

    assertThat(outcomes[0].fitness()).isNaN();
    assertThat(outcomes[1]).isEqualTo(outcomes(Blocks.nd4j(2), new Dqn())[1]);
    assertThat(outcomes[1].fitness()).isFinite();
  }

  @Test
  void its_fitness_is_not_a_number_after_training_in_the_real_environment() {
    Problem real = new RealTraining(ENVIRONMENT, LIMIT, EPISODES);

    assertThat(outcomes(Blocks.backend(), real, spoiled)[0].fitness()).isNaN();
  }

  private static Outcome[] outcomes(Backend backend, Algorithm algorithm) {
    return outcomes(backend, new ScbProblem(SPEC, ENVIRONMENT, EPISODES), algorithm);
  }

  private static Outcome[] outcomes(Backend backend, Problem problem, Algorithm algorithm) {
    float[][] candidates = new float[backend.agents()][];
    Key[] keys = new Key[backend.agents()];
    for (int agent = 0; agent < keys.length; agent++) {
      candidates[agent] = problem.initialise(Key.of(4));
      keys[agent] = Key.of(agent);
    }
    return problem.open(backend, algorithm, SPACE).run(candidates, keys, LIMIT);
  }
}
