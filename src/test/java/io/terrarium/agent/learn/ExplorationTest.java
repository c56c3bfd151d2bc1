package io.terrarium.agent.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.RecordingEnvironment;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DDPG and TD3 explore as they should; the agents' rate is 0, so that their policy stays. */
class ExplorationTest {

  private static final Key KEY = Key.of(6);
  private static final int STEPS = 4000;
  private static final int FILL_BUFFER = 2000;

  /** Steps before actions are the policy's: the next one has more than fill-buffer before it. */
  private static final int UNIFORM = FILL_BUFFER + 1;

  private final Backend backend = Blocks.backend();
  private final RecordingEnvironment environment = new RecordingEnvironment();

  static List<Algorithm> algorithms() {
    return List.of(new Ddpg(), new Td3());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void actions_are_uniform_over_the_bounds_until_updates_begin(Algorithm algorithm) {
    train(algorithm, .3);
    float[] actions = environment.actions(0, UNIFORM);
    assertThat(share(actions, action -> action >= -1 && action < 3)).isEqualTo(1);
    for (int quarter = -1; quarter < 3; quarter++) {
      int low = quarter;
      assertThat(share(actions, action -> action >= low && action < low + 1))
          .as("share of the actions from %d", low)
          .isCloseTo(.25, Offset.offset(.04));
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void actions_are_the_policy_s_from_the_first_update_on(Algorithm algorithm) {
    float[] policy = train(algorithm, 0);
    float[] actions = environment.actions(0, STEPS);
    for (int step = 0; step < STEPS; step++) {
      assertThat(actions[step] == policy[step]).as("step %d", step).isEqualTo(step >= UNIFORM);
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void noise_is_gaussian_and_in_units_of_the_action(Algorithm algorithm) {
    float[] policy = Arrays.copyOfRange(train(algorithm, .2), UNIFORM, STEPS);
    float[] actions = environment.actions(UNIFORM, STEPS);
    float[] noise = new float[actions.length];
    for (int i = 0; i < noise.length; i++) {
      // far enough from the bounds for nothing to be cut off
      assertThat(policy[i]).isBetween(0f, 2f);
      noise[i] = actions[i] - policy[i];
    }
    assertThat(share(noise, each -> each > 0)).isCloseTo(.5, Offset.offset(.05));
    assertThat(share(noise, each -> Math.abs(each) < .2)).isCloseTo(.683, Offset.offset(.05));
    assertThat(share(noise, each -> Math.abs(each) < .4)).isCloseTo(.954, Offset.offset(.03));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void actions_with_noise_keep_to_the_bounds(Algorithm algorithm) {
    train(algorithm, 1000);
    float[] actions = environment.actions(UNIFORM, STEPS);
    assertThat(share(actions, action -> action >= -1 && action <= 3)).isEqualTo(1);
    assertThat(share(actions, action -> action == -1)).isCloseTo(.5, Offset.offset(.05));
    assertThat(share(actions, action -> action == 3)).isCloseTo(.5, Offset.offset(.05));
  }

  /** The action of the policy at each step. */
  private float[] train(Algorithm algorithm, double noise) {
    HyperparameterSpace space =
        Spaces.published(
            algorithm,
            Map.of(
                "total-timesteps",
                (double) STEPS,
                "fill-buffer",
                (double) FILL_BUFFER,
                "batch-size",
                1.,
                "learning-rate",
                0.,
                "exploration-noise",
                noise));
    Trainer trainer = algorithm.trainer(backend, space, environment);
    trainer.train(new Key[] {KEY}, List.of(space.draw(KEY)));
    PolicyShape shape = algorithm.policyShape(1, RecordingEnvironment.ACTIONS, Activation.TANH);
    Policy policy = algorithm.policy(backend, shape, trainer.policyParameters(), STEPS);
    Block action = backend.block(STEPS, 1);
    policy.act(Blocks.of(backend, 1, environment.observations()), backend.block(STEPS, 1), action);
    return Blocks.read(action);
  }

  private static double share(float[] values, DoublePredicate which) {
    return IntStream.range(0, values.length).filter(i -> which.test(values[i])).count()
        / (double) values.length;
  }
}
