package io.terrarium.strategy;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapingTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void centred_ranks_go_from_minus_to_plus_a_half_and_ties_share_theirs() {
    assertClose(
        Shaping.CENTRED_RANKS.shape(new float[] {5, Float.NaN, 1, 5}),
        new float[] {1 / 3f, -0.5f, -1 / 6f, 1 / 3f},
        1e-7f);
  }

  @Test
  void a_z_score_has_the_mean_0_and_the_deviation_1_and_no_number_is_the_worst() {
    // 1, 2, 3, 1: mean 1.75, variance 0.6875
    assertClose(
        Shaping.Z_SCORE.shape(new float[] {1, 2, 3, Float.NaN}),
        new float[] {-0.904534f, 0.301511f, 1.507557f, -0.904534f},
        1e-6f);
  }

  @Test
  void z_scores_of_extremes_are_numbers() {
    assertThat(Shaping.Z_SCORE.shape(new float[] {INFINITY, 1, 2, -INFINITY}))
        .containsExactly(1, -1, 1, -1);
    assertThat(Shaping.Z_SCORE.shape(new float[] {3e38f, -3e38f})).containsExactly(1, -1);
  }

  @ParameterizedTest
  @EnumSource(Shaping.class)
  void candidates_that_are_all_alike_weigh_nothing(Shaping shaping) {
    assertThat(shaping.shape(new float[] {7, 7, 7})).containsOnly(0);
    assertThat(shaping.shape(new float[] {Float.NaN, Float.NaN})).containsOnly(0);
  }
}
