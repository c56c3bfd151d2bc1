package io.terrarium.agent;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.CartPole;
import io.terrarium.golden.Blocks;
import io.terrarium.random.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same trainings on both backends, at the same seeds. */
class TrainingAgreementTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ActionSpace ACTIONS = new ActionSpace.Discrete(2);
  private static final int AGENTS = 8;
  private static final int EPISODES = 20;
  private static final int LIMIT = 200;

  /** The parameters of the policy and the mean return of each agent. */
  private record Trained(float[][] parameters, float[] returns) {

    float mean() {
      float sum = 0;
      for (float value : returns) {
        sum += value;
      }
      return sum / returns.length;
    }
  }

  @Test
  void one_update_gives_the_same_parameters() {
    assertSame(
        new Ppo(), Map.of("total-timesteps", 500., "num-epochs", 1., "num-minibatches", 1.), 2e-5f);
    assertSame(new Dqn(), Map.of("total-timesteps", 1020., "fill-buffer", 1000.), 2e-5f);
  }

  @Test
  void one_iteration_of_ppo_gives_the_same_parameters() {
    assertSame(new Ppo(), Map.of("total-timesteps", 500., "learning-rate", .001), 2e-4f);
  }

  private static void assertSame(Algorithm algorithm, Map<String, Double> fixed, float tolerance) {
    Trained all = train(Blocks.nd4j(AGENTS), algorithm, fixed, 0);
    for (int agent = 0; agent < AGENTS; agent++) {
      Trained one = train(Blocks.backend(), algorithm, fixed, agent);
      assertClose(all.parameters()[agent], one.parameters()[0], tolerance);
    }
  }

  @Test
  void full_trainings_give_the_same_fitness_within_sampling_error() {
    for (Algorithm algorithm : List.of(new Ppo(), new Dqn())) {
      Map<String, Double> fixed = Map.of("learning-rate", .001, "total-timesteps", 3000.);
      Trained all = train(Blocks.nd4j(AGENTS), algorithm, fixed, 0);
      float[] returns = new float[AGENTS];
      for (int agent = 0; agent < AGENTS; agent++) {
        returns[agent] = train(Blocks.backend(), algorithm, fixed, agent).returns()[0];
      }
      Trained each = new Trained(new float[0][], returns);
      assertThat(Math.abs(all.mean() - each.mean()))
          .as("difference of the mean returns of " + algorithm.name())
          .isLessThan(3 * standardError(each) + 1);
    }
  }

  private static float standardError(Trained trained) {
    float squares = 0;
    for (float value : trained.returns()) {
      squares += (value - trained.mean()) * (value - trained.mean());
    }
    return (float) Math.sqrt(squares / (AGENTS - 1) / AGENTS);
  }

  /** Trains agents {@code first} and following, as many as the backend has, each with its key. */
  private static Trained train(
      Backend backend, Algorithm algorithm, Map<String, Double> fixed, int first) {
    ScbEnvironment bandit = new ScbEnvironment(backend, SPEC, 4, ACTIONS);
    HyperparameterSpace space = space(algorithm, fixed);
    Key[] keys = new Key[backend.agents()];
    List<Hyperparameters> drawn = new ArrayList<>();
    for (int agent = 0; agent < keys.length; agent++) {
      keys[agent] = Key.of(100 + first + agent);
      drawn.add(space.draw(keys[agent]));
      bandit.load(agent, new ScbShape(SPEC, 4, ACTIONS).initialise(keys[agent]));
    }
    Trainer trainer = algorithm.trainer(backend, space, bandit);
    trainer.train(keys, drawn);
    Block policy = trainer.policyParameters();
    float[][] parameters = new float[keys.length][policy.size()];
    Episodes[] episodes =
        new EpisodePlayer(
                backend,
                algorithm,
                algorithm.policyShape(4, ACTIONS, Activation.TANH),
                policy,
                new CartPole(),
                EPISODES)
            .play(keys, LIMIT);
    float[] returns = new float[keys.length];
    for (int agent = 0; agent < keys.length; agent++) {
      policy.read(agent, parameters[agent], 0);
      returns[agent] = episodes[agent].meanReturn();
    }
    return new Trained(parameters, returns);
  }

  private static HyperparameterSpace space(Algorithm algorithm, Map<String, Double> fixed) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    algorithm
        .hyperparameters()
        .forEach(
            h ->
                choices.put(
                    h.name(),
                    fixed.containsKey(h.name()) ? List.of(fixed.get(h.name())) : h.published()));
    return new HyperparameterSpace(algorithm.name(), choices, "tanh");
  }
}
