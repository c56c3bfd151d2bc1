package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitnessSummaryTest {

  @Test
  void counts_only_numbers_and_says_how_many_failed() {
    FitnessSummary summary = FitnessSummary.of(new float[] {1, Float.NaN, 3, 5, Float.NaN});
    assertThat(summary).isEqualTo(new FitnessSummary(3, 5, (float) Math.sqrt(8 / 3.0), 2));
  }

  @Test
  void is_not_a_number_when_every_candidate_failed() {
    FitnessSummary summary = FitnessSummary.of(new float[] {Float.NaN});
    assertThat(summary).isEqualTo(new FitnessSummary(Float.NaN, Float.NaN, Float.NaN, 1));
  }
}
