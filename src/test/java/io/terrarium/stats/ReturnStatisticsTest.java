package io.terrarium.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReturnStatisticsTest {

  @Test
  void eight_returns_have_the_figures_computed_by_hand() {
    ReturnStatistics s = ReturnStatistics.of(new float[] {8, 1, 2, 3, 100, 5, 6, 7});
    assertThat(s.mean()).isEqualTo(16.5);
    assertThat(s.sem()).isCloseTo(11.95975, within(1e-5));
    assertThat(s.iqm()).isEqualTo((3 + 5 + 6 + 7) / 4.0);
    assertThat(s.min()).isEqualTo(1);
    assertThat(s.max()).isEqualTo(100);
    assertThat(s.agents()).isEqualTo(8);
  }

  @Test
  void a_quarter_that_is_not_whole_is_rounded_down() {
    assertThat(ReturnStatistics.of(new float[] {1, 2, 3, 4, 90}).iqm()).isEqualTo(3);
  }

  @Test
  void failed_agents_are_counted_and_left_out() {
    ReturnStatistics s = ReturnStatistics.of(new float[] {Float.NaN, 2, 4});
    assertThat(s.mean()).isEqualTo(3);
    assertThat(s.agents()).isEqualTo(2);
    assertThat(s.failed()).isEqualTo(1);
  }

  @Test
  void one_agent_has_no_standard_error() {
    ReturnStatistics s = ReturnStatistics.of(new float[] {7});
    assertThat(s.sem()).isNaN();
    assertThat(s.iqm()).isEqualTo(7);
    assertThat(s.iqmLow()).isEqualTo(7);
  }

  @Test
  void no_agent_has_no_figures() {
    assertThat(ReturnStatistics.of(new float[] {Float.NaN}).mean()).isNaN();
  }

  @Property(tries = 20)
  void the_interval_lies_within_the_returns(
      @ForAll @Size(min = 1, max = 70) List<@FloatRange(min = -500, max = 500) Float> drawn) {
    float[] returns = new float[drawn.size()];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = drawn.get(i);
    }
    ReturnStatistics s = ReturnStatistics.of(returns);
    assertThat(s.min()).isLessThanOrEqualTo(s.iqmLow());
    assertThat(s.iqmLow()).isLessThanOrEqualTo(s.iqmHigh());
    assertThat(s.iqmHigh()).isLessThanOrEqualTo(s.max());
  }

  @Property(tries = 20)
  void equal_returns_are_their_own_interval(
      @ForAll @FloatRange(min = -500, max = 500) float value) {
    ReturnStatistics s = ReturnStatistics.of(new float[] {value, value, value, value});
    assertThat(s.iqmLow()).isCloseTo(value, within(1e-3));
    assertThat(s.iqmHigh()).isCloseTo(value, within(1e-3));
  }

  @Test
  void an_interval_takes_five_agents_that_did_not_fail() {
    assertThat(ReturnStatistics.of(new float[] {1, 2, 3, 4, Float.NaN}).hasUsableInterval())
        .isFalse();
    assertThat(ReturnStatistics.of(new float[] {1, 2, 3, 4, 5}).hasUsableInterval()).isTrue();
  }
}
