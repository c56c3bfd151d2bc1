package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.nd4j.BothBackends.Twin;
import io.terrarium.golden.Blocks;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The primitives that losses are composed of agree with the simd backend, and stretch alike. */
class PrimitivesAgreementTest {

  private static final double NEAR = 1e-5;

  private static final List<Pairwise> EXACT =
      List.of(
          Backend::add,
          Backend::subtract,
          Backend::multiply,
          Backend::divide,
          Backend::minimum,
          Backend::maximum,
          Backend::greater);

  /** An operation on two blocks. */
  private interface Pairwise {
    void run(Backend backend, Block x, Block y, Block out);
  }

  @Property(tries = 25, seed = "18")
  void operations_on_two_blocks_are_the_same_however_they_stretch(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin number = both.block(1, 1);
    Twin row = both.block(1, columns);
    Twin column = both.block(rows, 1);
    Twin out = both.block(rows, columns);
    for (Pairwise operation : EXACT) {
      Twin whole = both.block(rows, columns);
      requireSame(both, operation, whole, both.block(rows, columns), out);
      requireSame(both, operation, whole, number, out);
      requireSame(both, operation, row, whole, out);
      requireSame(both, operation, column, row, out);
      requireSame(both, operation, whole, column, whole);
      requireSame(both, operation, row, whole, whole);
    }
  }

  private static void requireSame(BothBackends both, Pairwise operation, Twin x, Twin y, Twin out) {
    both.run((backend, t, a, n) -> operation.run(backend, t[0], t[1], t[2]), x, y, out);
    both.assertAgree(0, out);
  }

  @Property(tries = 25, seed = "18")
  void choices_are_the_same_however_they_stretch(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin number = both.block(1, 1);
    Twin row = both.block(1, columns);
    Twin whole = both.block(rows, columns);
    Twin out = both.block(rows, columns);
    for (Twin condition : List.of(number, row, whole, both.block(rows, 1))) {
      both.run((b, t, a, n) -> b.choose(t[0], t[1], t[2], t[3]), condition, whole, number, out);
      both.assertAgree(0, out);
      both.run((b, t, a, n) -> b.choose(t[0], t[1], t[2], t[3]), condition, row, whole, whole);
      both.assertAgree(0, whole);
    }
  }

  @Property(tries = 25, seed = "18")
  void reductions_and_columns_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin x = both.block(rows, columns);
    Twin row = both.block(1, columns);
    Twin column = both.block(rows, 1);
    both.run((backend, t, a, n) -> backend.sumRows(t[0], t[1]), x, row);
    both.assertAgree(NEAR, row);
    both.run((backend, t, a, n) -> backend.meanRows(t[0], t[1]), x, row);
    both.assertAgree(NEAR, row);
    both.run((backend, t, a, n) -> backend.sumColumns(t[0], t[1]), x, column);
    both.assertAgree(NEAR, column);
    both.run((backend, t, a, n) -> backend.meanColumns(t[0], t[1]), x, column);
    both.assertAgree(NEAR, column);
    both.run((backend, t, a, n) -> backend.maxColumns(t[0], t[1]), x, column);
    both.assertAgree(0, column);
    both.run((backend, t, a, n) -> backend.argmaxColumns(t[0], t[1]), x, column);
    both.assertAgree(0, column);
    Twin hot = both.block(rows, columns);
    both.run((backend, t, a, n) -> backend.encodeOneHot(t[0], t[1]), column, hot);
    both.assertAgree(0, hot);
    Twin last = both.block(rows, 1);
    both.run((backend, t, a, n) -> backend.columns(t[0], columns - 1, t[1]), x, last);
    both.assertAgree(0, last);
  }

  @Property(tries = 25, seed = "18")
  void roots_and_logarithms_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin x = both.block(rows, 3, () -> Math.abs(both.random().nextGaussian()));

    Twin out = both.block(rows, 3);
    both.run((backend, t, a, n) -> backend.log(t[0], t[1]), x, out);
    both.assertAgree(NEAR, out);
    both.run((backend, t, a, n) -> backend.sqrt(t[0], t[0]), x);
    both.assertAgree(NEAR, x);
  }

  @Example
  void the_first_of_several_largest_numbers_is_the_largest() {
    for (Backend backend : List.of(Blocks.backend(), Blocks.nd4j())) {
      Block index = backend.block(3, 1);
      backend.argmaxColumns(Blocks.of(backend, 3, 1, 2, 2, -1, -1, -1, 0, -0f, -3), index);
      assertThat(Blocks.read(index)).containsExactly(1, 0, 0);
    }
  }

  @Example
  void logarithms_and_roots_of_what_has_none_are_the_same() {
    for (Backend backend : List.of(Blocks.backend(), Blocks.nd4j())) {
      Block x = Blocks.of(backend, 2, 0, -1);
      Block out = backend.block(1, 2);
      backend.log(x, out);
      assertThat(Blocks.read(out)).containsExactly(Float.NEGATIVE_INFINITY, Float.NaN);
      backend.sqrt(x, out);
      assertThat(Blocks.read(out)).containsExactly(0, Float.NaN);
    }
  }

  @Example
  void shapes_that_do_not_fit_are_refused_before_anything_is_written() {
    for (Backend backend : List.of(Blocks.backend(), Blocks.nd4j())) {
      Block column = Blocks.of(backend, 1, 1, 2, 3);
      Block out = backend.block(4, 2);
      for (Pairwise operation : EXACT) {
        assertThatThrownBy(() -> operation.run(backend, column, Blocks.of(backend, 2, 1, 1), out))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContainingAll("[3, 1]", "[1, 2]", "[4, 2]");
      }
      assertThatThrownBy(() -> backend.choose(column, out, out, out))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("[3, 1]", "[4, 2]");
      assertThatThrownBy(() -> backend.sumRows(column, out)).hasMessageContaining("[1, 1]");
      assertThatThrownBy(() -> backend.sumColumns(column, out)).hasMessageContaining("[3, 1]");
      assertThatThrownBy(() -> backend.maxColumns(column, out)).hasMessageContaining("[3, 1]");
      assertThatThrownBy(() -> backend.argmaxColumns(column, out)).hasMessageContaining("[3, 1]");
      assertThatThrownBy(() -> backend.encodeOneHot(column, out)).hasMessageContaining("[4, 1]");
      assertThatThrownBy(() -> backend.columns(column, 1, backend.block(3, 1)))
          .hasMessageContaining("no columns from 1 on");
      assertThat(Blocks.read(out)).containsOnly(0);
    }
  }
}
