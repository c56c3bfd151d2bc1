package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.PrimitiveBackend;
import io.terrarium.compute.nd4j.BothBackends.Twin;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * An agent that has diverged is not to become a sound one on the way: what is not a number makes
 * all that depends on it not a number, in every operation and on both backends alike, and touches
 * nothing else. Infinite numbers do the same on both.
 */
class NotNumbersTest {

  private static final double NEAR = 3e-5;

  @Example
  void no_operation_is_missing() {
    Set<String> methods =
        Stream.of(Backend.class.getMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    methods.removeAll(Operations.withoutNumbers());
    assertThat(Operations.all(2, 2, 2).stream().map(OperationCase::method)).containsAll(methods);
  }

  @Property(tries = 12, seed = "18")
  void what_depends_on_a_number_that_is_not_one_is_not_one_either(
      @ForAll @IntRange(min = 1, max = 3) int agents,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll boolean views,
      @ForAll long seed) {
    List<String> wrong = new ArrayList<>();
    for (OperationCase operation : Operations.all(rows, n, width)) {
      for (int input = 0; input < operation.inputs().size(); input++) {
        Spoilt spoilt = new Spoilt(operation, input, Float.NaN, agents, views, seed);
        spoilt.compare(wrong, (ours, theirs) -> Float.isNaN(ours) == Float.isNaN(theirs));
        spoilt.requireReach(wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 12, seed = "18")
  void losses_that_are_composed_keep_it_too(
      @ForAll @IntRange(min = 1, max = 3) int agents,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll long seed) {
    List<String> losses = PrimitiveBackend.losses();
    List<String> wrong = new ArrayList<>();
    for (OperationCase operation : Operations.all(rows, n, 1)) {
      for (int input = 0; input < operation.inputs().size(); input++) {
        if (losses.contains(operation.method())) {
          OperationCase composed = operation.on(PrimitiveBackend::of);
          Spoilt spoilt = new Spoilt(composed, input, Float.NaN, agents, false, seed);
          spoilt.compare(wrong, (ours, theirs) -> Float.isNaN(ours) == Float.isNaN(theirs));
          spoilt.requireReach(wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 12, seed = "18")
  void infinite_numbers_do_the_same_on_both(
      @ForAll @IntRange(min = 1, max = 3) int agents,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll boolean positive,
      @ForAll long seed) {
    float infinite = positive ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    List<String> wrong = new ArrayList<>();
    for (OperationCase operation : Operations.all(rows, n, width)) {
      for (int input = 0; input < operation.inputs().size(); input++) {
        if (operation.inputs().get(input).numbers().takes(infinite)) {
          new Spoilt(operation, input, infinite, agents, false, seed)
              .compare(wrong, (ours, theirs) -> BothBackends.isSame(NEAR, ours, theirs));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** An operation with one number of one agent replaced, run on both backends. */
  private static final class Spoilt {

    private final OperationCase operation;
    private final int input;
    private final float foreign;
    private final BothBackends both;
    private final int agents;
    private final int agent;
    private final int row;
    private final int column;
    private final List<Twin> outputs = new ArrayList<>();

    Spoilt(
        OperationCase operation, int input, float foreign, int agents, boolean views, long seed) {
      this.operation = operation;
      this.input = input;
      this.foreign = foreign;
      this.both = new BothBackends(agents, views, seed);
      this.agents = agents;
      this.agent = both.random().nextInt(agents);
      this.row = both.random().nextInt(operation.inputs().get(input).rows());
      this.column = both.random().nextInt(operation.inputs().get(input).columns());
      List<Twin> blocks = new ArrayList<>();
      operation.inputs().forEach(argument -> blocks.add(block(argument)));
      spoil(blocks.get(input), operation.inputs().get(input).columns());
      operation.outputs().forEach(argument -> outputs.add(block(argument)));
      blocks.addAll(outputs);
      both.run(operation::run, blocks.toArray(Twin[]::new));
    }

    private Twin block(OperationCase.Argument argument) {
      return both.block(argument.rows(), argument.columns(), () -> argument.draw(both.random()));
    }

    private void spoil(Twin twin, int columns) {
      float[] values = new float[twin.all().size()];
      twin.all().read(agent, values, 0);
      values[row * columns + column] = foreign;
      twin.all().write(agent, values, 0);
      twin.each()[agent].write(0, values, 0);
    }

    void compare(List<String> wrong, BiPredicate<Float, Float> agree) {
      forEachNumber(
          (output, a, r, c, nd4j, simd) -> {
            if (!agree.test(nd4j, simd)) {
              wrong.add("%s: nd4j %s, simd %s".formatted(place(output, a, r, c), nd4j, simd));
            }
          });
    }

    void requireReach(List<String> wrong) {
      forEachNumber(
          (output, a, r, c, nd4j, simd) -> {
            Reach reach = operation.reach(input, output);
            boolean reached = a == agent && reach.reaches(row, column, r, c);
            boolean known = a != agent || reach != Reach.SOME;
            if (known && reached != Float.isNaN(simd)) {
              wrong.add("%s: simd %s".formatted(place(output, a, r, c), simd));
            }
          });
    }

    private String place(int output, int a, int r, int c) {
      return "%s(%s %s [%d][%d,%d]) -> %s [%d][%d,%d]"
          .formatted(
              operation,
              operation.inputs().get(input).name(),
              foreign,
              agent,
              row,
              column,
              operation.outputs().get(output).name(),
              a,
              r,
              c);
    }

    private interface Visitor {
      void visit(int output, int agent, int row, int column, float nd4j, float simd);
    }

    private void forEachNumber(Visitor visitor) {
      for (int output = 0; output < outputs.size(); output++) {
        for (int a = 0; a < agents; a++) {
          float[] ours = new float[outputs.get(output).all().size()];
          float[] theirs = new float[ours.length];
          outputs.get(output).all().read(a, ours, 0);
          outputs.get(output).each()[a].read(0, theirs, 0);
          int columns = operation.outputs().get(output).columns();
          for (int i = 0; i < ours.length; i++) {
            visitor.visit(output, a, i / columns, i % columns, ours[i], theirs[i]);
          }
        }
      }
    }
  }
}
