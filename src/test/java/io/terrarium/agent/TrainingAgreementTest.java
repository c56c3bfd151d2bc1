package io.terrarium.agent;

import static io.terrarium.golden.Close.assertClose;

import com.example.A2c;
import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.PrimitiveBackend;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same trainings on both backends, at the same seeds. */
class TrainingAgreementTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ScbSpec MDP = new ScbSpec(7, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
  private static final ActionSpace BOX = new ActionSpace.Box(1, -2, 2);
  private static final int AGENTS = 8;

  @Test
  void one_update_gives_the_same_parameters() {
    Map<String, Double> ppo =
        Map.of("total-timesteps", 500., "num-epochs", 1., "num-minibatches", 1.);
    assertSame(new Ppo(), DISCRETE, ppo, 2e-5f);
    assertSame(new Ppo(), BOX, ppo, 2e-5f);
    assertSame(new Dqn(), DISCRETE, Map.of("total-timesteps", 1020.), 2e-5f);
    Map<String, Double> sac = Map.of("total-timesteps", 1005., "gradient-steps", 1.);
    assertSame(new Sac(), DISCRETE, sac, 2e-5f);
    assertSame(new Sac(), BOX, sac, 2e-5f);
    assertSame(new Ddpg(), BOX, Map.of("total-timesteps", 1002.), 2e-5f);
    assertSame(new Td3(), BOX, Map.of("total-timesteps", 1004.), 2e-5f);
    assertSame(new A2c(), DISCRETE, Map.of("total-timesteps", 40.), 2e-5f);
    assertSame(new A2c(), BOX, Map.of("total-timesteps", 40.), 2e-5f);
  }

  @Test
  void a_backend_that_has_only_primitives_trains_every_algorithm_to_the_same_parameters() {
    Map<String, Double> ppo =
        Map.of("total-timesteps", 500., "num-epochs", 1., "num-minibatches", 1.);
    assertComposed(new Ppo(), DISCRETE, ppo);
    assertComposed(new Ppo(), BOX, ppo);
    assertComposed(new Dqn(), DISCRETE, Map.of("total-timesteps", 1020.));
    Map<String, Double> sac = Map.of("total-timesteps", 1005., "gradient-steps", 1.);
    assertComposed(new Sac(), DISCRETE, sac);
    assertComposed(new Sac(), BOX, sac);
    assertComposed(new Td3(), BOX, Map.of("total-timesteps", 1004.));
  }

  private static void assertComposed(
      Algorithm algorithm, ActionSpace actions, Map<String, Double> fixed) {
    Backend composed = PrimitiveBackend.of(Blocks.backend());
    float[][] expected = train(Blocks.backend(), MDP, algorithm, actions, fixed, 0);
    float[][] actual = train(composed, MDP, algorithm, actions, fixed, 0);
    assertClose(actual[0], expected[0], 1e-4f);
  }

  @Test
  void episodes_of_several_steps_give_the_same_parameters_after_one_update() {
    Map<String, Double> ppo =
        Map.of("total-timesteps", 500., "num-epochs", 1., "num-minibatches", 1.);
    assertSame(MDP, new Ppo(), BOX, ppo, 1e-4f);
    assertSame(MDP, new Dqn(), DISCRETE, Map.of("total-timesteps", 1020.), 2e-5f);
    Map<String, Double> sac = Map.of("total-timesteps", 1005., "gradient-steps", 1.);
    assertSame(MDP, new Sac(), DISCRETE, sac, 2e-5f);
    assertSame(MDP, new Sac(), BOX, sac, 1e-4f);
    assertSame(MDP, new Ddpg(), BOX, Map.of("total-timesteps", 1002.), 1e-4f);
    assertSame(MDP, new Td3(), BOX, Map.of("total-timesteps", 1004.), 1e-4f);
  }

  @Test
  void one_iteration_of_ppo_gives_the_same_parameters() {
    assertSame(new Ppo(), DISCRETE, Map.of("total-timesteps", 500., "learning-rate", .001), 2e-4f);
  }

  private static void assertSame(
      Algorithm algorithm, ActionSpace actions, Map<String, Double> fixed, float tolerance) {
    assertSame(SPEC, algorithm, actions, fixed, tolerance);
  }

  private static void assertSame(
      ScbSpec spec,
      Algorithm algorithm,
      ActionSpace actions,
      Map<String, Double> fixed,
      float tolerance) {
    float[][] all = train(Blocks.nd4j(AGENTS), spec, algorithm, actions, fixed, 0);
    for (int agent = 0; agent < AGENTS; agent++) {
      float[][] one = train(Blocks.backend(), spec, algorithm, actions, fixed, agent);
      assertClose(all[agent], one[0], tolerance);
    }
  }

  /** The policies of agents {@code first} and following, as many as the backend has. */
  private static float[][] train(
      Backend backend,
      ScbSpec spec,
      Algorithm algorithm,
      ActionSpace actions,
      Map<String, Double> fixed,
      int first) {
    ScbEnvironment bandit = new ScbEnvironment(backend, spec, 4, actions);
    HyperparameterSpace space = Spaces.published(algorithm, fixed);
    Key[] keys = new Key[backend.agents()];
    List<Hyperparameters> drawn = new ArrayList<>();
    for (int agent = 0; agent < keys.length; agent++) {
      keys[agent] = Key.of(100 + first + agent);
      drawn.add(space.draw(keys[agent]));
      bandit.load(agent, new ScbShape(spec, 4, actions).initialise(keys[agent]));
    }
    Trainer trainer = algorithm.trainer(backend, space, bandit);
    trainer.train(keys, drawn);
    Block policy = trainer.policyParameters();
    float[][] parameters = new float[keys.length][policy.size()];
    for (int agent = 0; agent < keys.length; agent++) {
      policy.read(agent, parameters[agent], 0);
    }
    return parameters;
  }
}
