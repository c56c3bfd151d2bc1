package io.terrarium.scb;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Latents have the distributions of their names, seeds being fixed. */
class LatentDrawsTest {

  private static final int ROWS = 40_000;
  private static final int SIZE = 5;
  private static final Key[] KEYS = {Key.of(21)};

  private final Backend backend = Blocks.backend();

  @Test
  void normal_ones_have_mean_0_and_variance_1() {
    assertMoments(draw(backend, Latent.NORMAL, ROWS, 0), 0, 1);
  }

  @Test
  void uniform_ones_lie_from_0_to_1_with_the_mean_half_way() {
    float[] z = draw(backend, Latent.UNIFORM, ROWS, 0);
    assertMoments(z, .5, 1. / 12);
    for (float number : z) {
      assertThat(number).isBetween(0f, Math.nextDown(1f));
    }
  }

  /** Each column apart, to 4 standard errors of its mean. */
  private static void assertMoments(float[] z, double mean, double variance) {
    for (int column = 0; column < SIZE; column++) {
      double sum = 0;
      double squares = 0;
      for (int at = column; at < z.length; at += SIZE) {
        sum += z[at];
        squares += (z[at] - mean) * (z[at] - mean);
      }
      assertThat(sum / ROWS).isCloseTo(mean, Offset.offset(4 * Math.sqrt(variance / ROWS)));
      assertThat(squares / ROWS).isCloseTo(variance, Offset.offset(.04 * variance));
    }
  }

  @Test
  void categorical_ones_are_one_hot_and_each_place_is_as_likely() {
    assertShares(Latent.CATEGORICAL, .2, .2, .2, .2, .2);
  }

  @Test
  void softmax_ones_are_one_hot_and_each_place_is_e_times_less_likely() {
    assertShares(Latent.SOFTMAX, .63641, .23412, .08613, .03168, .01166);
  }

  private void assertShares(Latent latent, double... expected) {
    float[] z = draw(backend, latent, ROWS, 0);
    double[] counts = new double[SIZE];
    for (int at = 0; at < z.length; at += SIZE) {
      float[] row = Arrays.copyOfRange(z, at, at + SIZE);
      float[] sorted = row.clone();
      Arrays.sort(sorted);
      assertThat(sorted).containsExactly(0, 0, 0, 0, 1);
      for (int place = 0; place < SIZE; place++) {
        counts[place] += row[place];
      }
    }
    for (int place = 0; place < SIZE; place++) {
      double p = expected[place];
      assertThat(counts[place] / ROWS)
          .as("place %d", place)
          .isCloseTo(p, Offset.offset(4 * Math.sqrt(p * (1 - p) / ROWS)));
    }
  }

  @ParameterizedTest
  @EnumSource(Latent.class)
  void many_copies_draw_what_few_draw_step_after_step(Latent latent) {
    float[] many = draw(backend, latent, 6, 0);
    for (int step = 0; step < 3; step++) {
      float[] few = draw(backend, latent, 2, step);
      assertThat(few)
          .containsExactly(Arrays.copyOfRange(many, step * few.length, (step + 1) * few.length));
    }
  }

  @ParameterizedTest
  @EnumSource(Latent.class)
  void both_backends_draw_the_same(Latent latent) {
    assertThat(draw(Blocks.nd4j(), latent, 7, 3)).containsExactly(draw(backend, latent, 7, 3));
  }

  @ParameterizedTest
  @EnumSource(Latent.class)
  void what_is_seen_first_is_what_the_network_says_of_the_latent(Latent latent) {
    ScbSpec spec = new ScbSpec(1, List.of(1), Activation.RELU, latent, OptionalInt.of(SIZE));
    ActionSpace actions = new ActionSpace.Discrete(2);
    assertThat(new ScbShape(spec, 1, actions).initialState().sizes()).containsExactly(SIZE, 1, 1);
    ScbEnvironment environment = new ScbEnvironment(backend, spec, 1, actions);
    // the last number of the latent, lifted above 0
    float[] last = {0, 0, 0, 0, 1, 8, 1, -8};
    environment.load(0, Arrays.copyOf(last, last.length + 3 + 1 + 1 + 1));
    Block seen = backend.block(4, 1);
    environment.open(4).reset(KEYS, seen);
    float[] z = draw(backend, latent, 4, 0);
    for (int copy = 0; copy < 4; copy++) {
      assertThat(Blocks.read(seen)[copy]).isCloseTo(z[copy * SIZE + 4], Offset.offset(1e-5f));
    }
  }

  private static float[] draw(Backend backend, Latent latent, int rows, int index) {
    Block z = backend.block(rows, SIZE);
    new LatentDraws(backend, latent, SIZE).draw(KEYS, index, z);
    return Blocks.read(z);
  }
}
