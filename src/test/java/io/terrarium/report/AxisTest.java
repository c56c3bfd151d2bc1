package io.terrarium.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void an_axis_begins_and_ends_at_round_numbers_around_its_values() {
    Axis axis = Axis.of(List.of(13.5, 500.0, 77.0), 100, 0);
    assertThat(axis.ticks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0, 500.0);
    assertThat(axis.place(0)).isEqualTo(100);
    assertThat(axis.place(250)).isEqualTo(50);
    assertThat(axis.place(500)).isZero();
    assertThat(Axis.of(List.of(-1200.0, -150.0), 0, 1).ticks())
        .containsExactly(-1200.0, -1000.0, -800.0, -600.0, -400.0, -200.0, 0.0);
    assertThat(Axis.of(List.of(0.093, 0.1), 0, 1).ticks())
        .containsExactly(0.093, 0.094, 0.095, 0.096, 0.097, 0.098, 0.099, 0.1);
  }

  @Test
  void equal_values_lie_in_the_middle() {
    assertThat(Axis.of(List.of(500.0), 0, 100).place(500)).isEqualTo(50);
    assertThat(Axis.of(List.of(0.0, 0.0), 0, 100).place(0)).isEqualTo(50);
  }

  @Test
  void generations_have_ticks_at_whole_numbers_alone() {
    assertThat(Axis.ofWholeNumbers(List.of(0.0, 1.0, 2.0), 0, 1).ticks())
        .containsExactly(0.0, 1.0, 2.0);
    assertThat(Axis.ofWholeNumbers(List.of(7.0), 0, 1).ticks()).containsExactly(7.0, 8.0);
    assertThat(Axis.ofWholeNumbers(List.of(3.0, 36.0), 0, 1).ticks())
        .containsExactly(5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0);
  }

  @Test
  void the_largest_and_the_smallest_floats_have_an_axis() {
    double most = Float.MAX_VALUE;
    assertThat(Axis.of(List.of(-most, most), 0, 100).place(0)).isEqualTo(50);
    assertThat(Axis.of(List.of((double) Float.MIN_VALUE, 0.0), 0, 1).ticks()).hasSizeGreaterThan(2);
  }
}
