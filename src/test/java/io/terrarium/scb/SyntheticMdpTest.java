package io.terrarium.scb;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Step;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Synthetic environments whose episodes have several steps, by cases computed by hand. */
class SyntheticMdpTest {

  private static final ActionSpace BOX = new ActionSpace.Box(1, -1, 1);

  /**
   * One number is seen, and one unit is hidden. The start is 0.5; the reward {@code 3 relu(s + 2 a)
   * - 1}; the next state {@code s + relu(a) + 0.25}; the end where that is above 2.5.
   */
  private static final float[] BY_HAND = {
    0, 1, .5f, 0, //
    1, 2, 0, 3, -1, //
    0, 1, 0, 1, .25f, //
    1, -2, 1, -.5f
  };

  private final Backend backend = open();

  /** What it is computed with. */
  Backend open() {
    return Blocks.backend();
  }

  private static ScbSpec spec(int horizon, int... hidden) {
    return new ScbSpec(
        horizon, IntStream.of(hidden).boxed().toList(), Activation.RELU, Latent.NORMAL);
  }

  @Test
  void states_rewards_and_ends_are_those_computed_by_hand() {
    ScbEnvironment environment = new ScbEnvironment(backend, spec(3, 1), 1, BOX);
    environment.load(0, BY_HAND);
    Walk walk = new Walk(environment, 2);
    assertThat(walk.seen()).containsExactly(.5f, .5f);
    walk.step(1, -1);
    walk.assertGave(List.of(6.5f, -1f), List.of(0f, 0f), List.of(0f, 0f), List.of(1.75f, .75f));
    // the first copy ends by itself, and starts again
    walk.step(1, 0);
    walk.assertGave(List.of(10.25f, 1.25f), List.of(1f, 0f), List.of(0f, 0f), List.of(.5f, 1f));
    // the second one's horizon is reached
    walk.step(0, 0);
    walk.assertGave(List.of(.5f, 2f), List.of(0f, 1f), List.of(0f, 1f), List.of(.75f, .5f));
    walk.step(0, 2);
    walk.assertGave(List.of(1.25f, 12.5f), List.of(0f, 1f), List.of(0f, 0f), List.of(1f, .5f));
    // an end of its own at the horizon is no time limit
    walk.step(2, 0);
    walk.assertGave(List.of(14f, .5f), List.of(1f, 0f), List.of(0f, 0f), List.of(.5f, .75f));
  }

  @Test
  void a_reset_begins_the_count_of_steps_anew() {
    ScbEnvironment environment = new ScbEnvironment(backend, spec(2, 1), 1, BOX);
    environment.load(0, BY_HAND);
    Walk walk = new Walk(environment, 1);
    walk.step(0);
    walk.reset();
    walk.step(0);
    walk.assertGave(List.of(.5f), List.of(0f), List.of(0f), List.of(.75f));
    walk.step(0);
    walk.assertGave(List.of(1.25f), List.of(1f), List.of(1f), List.of(.5f));
  }

  @Test
  void networks_follow_each_other_and_start_from_keys_of_their_own() {
    ScbShape bandit = new ScbShape(spec(1, 8), 4, new ActionSpace.Discrete(2));
    ScbShape mdp = new ScbShape(spec(2, 8), 4, new ActionSpace.Discrete(2));
    assertThat(mdp.networks().stream().map(n -> List.of(n.inputs(), n.outputs())))
        .containsExactly(List.of(4, 4), List.of(6, 1), List.of(6, 4), List.of(4, 1));
    assertThat(mdp.parameters()).isEqualTo(bandit.parameters() + 7 * 8 + 9 * 4 + 5 * 8 + 9);
    assertThat(mdp.initialise(Key.of(3))).startsWith(bandit.initialise(Key.of(3)));
  }

  @Test
  void episodes_of_one_step_are_a_bandit_s() {
    ActionSpace discrete = new ActionSpace.Discrete(2);
    ScbShape shape = new ScbShape(spec(5, 8), 4, discrete);
    float[] candidate = shape.initialise(Key.of(3));
    Arrays.fill(candidate, candidate.length - 9, candidate.length - 1, 0);
    candidate[candidate.length - 1] = 1;
    ScbEnvironment mdp = new ScbEnvironment(backend, spec(5, 8), 4, discrete);
    mdp.load(0, candidate);
    ScbEnvironment bandit = new ScbEnvironment(backend, spec(1, 8), 4, discrete);
    bandit.load(0, candidate);
    Walk walk = new Walk(mdp, 3);
    Walk expected = new Walk(bandit, 3);
    for (int i = 0; i < 4; i++) {
      assertThat(walk.seen()).containsExactly(expected.seen());
      walk.step(0, 1, 1);
      expected.step(0, 1, 1);
      assertThat(Blocks.read(walk.step.reward())).isEqualTo(Blocks.read(expected.step.reward()));
      assertThat(Blocks.read(walk.step.terminated())).containsOnly(1);
      assertThat(Blocks.read(walk.step.truncated())).containsOnly(0);
    }
  }

  /** Copies on their way. */
  private final class Walk {

    private final VectorEnvironment copies;
    private final Block observation;
    private final Step step;

    Walk(ScbEnvironment environment, int n) {
      this.copies = environment.open(n);
      this.observation = backend.block(n, environment.observationSize());
      this.step = Step.of(backend, n, environment.observationSize());
      reset();
    }

    void reset() {
      copies.reset(new Key[] {Key.of(9)}, observation);
    }

    void step(float... actions) {
      copies.step(observation, Blocks.of(backend, 1, actions), step);
      backend.copy(step.next(), observation);
    }

    float[] seen() {
      return Blocks.read(observation);
    }

    void assertGave(List<Float> reward, List<Float> done, List<Float> truncated, List<Float> next) {
      assertThat(Blocks.read(step.reward())).containsExactly(reward.toArray(Float[]::new));
      float[] atLimit = Blocks.read(step.truncated());
      assertThat(atLimit).containsExactly(truncated.toArray(Float[]::new));
      float[] ended = Blocks.read(step.terminated());
      for (int i = 0; i < ended.length; i++) {
        ended[i] += atLimit[i];
      }
      assertThat(ended).containsExactly(done.toArray(Float[]::new));
      assertThat(Blocks.read(step.next())).containsExactly(next.toArray(Float[]::new));
    }
  }
}
