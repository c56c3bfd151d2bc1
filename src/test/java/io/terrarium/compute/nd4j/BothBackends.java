package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import io.terrarium.compute.simd.SimdProvider;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same numbers on both backends: all agents at once, and one after the other. */
final class BothBackends {

  private final int agents;
  private final boolean views;
  private final Random random;
  private final Backend nd4j;
  private final Backend simd = new SimdProvider().open(Device.cpu(0), 1);

  /** A block of all agents, and a block of each. */
  record Twin(Block all, Block[] each) {}

  /** An operation on one backend's blocks, of all agents or of one. */
  interface Operation {
    void run(Backend backend, Block[] blocks, int firstAgent, int agents);
  }

  BothBackends(int agents, boolean views, long seed) {
    this.agents = agents;
    this.views = views;
    this.random = new Random(seed);
    this.nd4j = new Nd4jProvider().open(Device.cpu(0), agents);
  }

  Random random() {
    return random;
  }

  /** Normal numbers. */
  Twin block(int rows, int columns) {
    return block(rows, columns, random::nextGaussian);
  }

  Twin block(int rows, int columns, DoubleSupplier numbers) {
    Twin twin = new Twin(room(nd4j, rows, columns), new Block[agents]);
    for (int agent = 0; agent < agents; agent++) {
      float[] values = new float[rows * columns];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) numbers.getAsDouble();
      }
      twin.each()[agent] = room(simd, rows, columns);
      twin.all().write(agent, values, 0);
      twin.each()[agent].write(0, values, 0);
    }
    return twin;
  }

  /** Part of a larger block where views are to be tested. */
  private Block room(Backend backend, int rows, int columns) {
    return views
        ? backend.view(backend.block(1, rows * columns + 5), 3, rows, columns)
        : backend.block(rows, columns);
  }

  void run(Operation operation, Twin... twins) {
    operation.run(nd4j, Stream.of(twins).map(Twin::all).toArray(Block[]::new), 0, agents);
    for (int agent = 0; agent < agents; agent++) {
      int a = agent;
      operation.run(
          simd, Stream.of(twins).map(twin -> twin.each()[a]).toArray(Block[]::new), agent, 1);
    }
  }

  /** All numbers are within {@code tolerance * max(1, |number|)}. */
  void assertAgree(double tolerance, Twin twin) {
    assertThat(differing(tolerance, twin)).as("numbers that differ").isZero();
  }

  /** The same, where what is infinite or not a number is the same too. */
  void assertSame(double tolerance, Twin twin) {
    for (int agent = 0; agent < agents; agent++) {
      float[] actual = numbers(twin.all(), agent);
      float[] expected = numbers(twin.each()[agent], 0);
      for (int i = 0; i < actual.length; i++) {
        assertThat(isSame(tolerance, actual[i], expected[i]))
            .as("agent %d, number %d: nd4j %s, simd %s", agent, i, actual[i], expected[i])
            .isTrue();
      }
    }
  }

  private static float[] numbers(Block block, int agent) {
    float[] numbers = new float[block.size()];
    block.read(agent, numbers, 0);
    return numbers;
  }

  static boolean isSame(double tolerance, float actual, float expected) {
    return Float.compare(actual, expected) == 0
        || Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
  }

  void assertFinite(Twin twin) {
    for (int agent = 0; agent < agents; agent++) {
      for (float number : numbers(twin.all(), agent)) {
        assertThat(number).isFinite();
      }
    }
  }

  /** For what jumps: a rounding may decide it, in one of 10,000 cases and one more. */
  void assertAgreeButForJumps(double tolerance, Twin twin) {
    int numbers = agents * twin.all().size();
    assertThat(differing(tolerance, twin))
        .as("numbers that differ")
        .isLessThanOrEqualTo(1 + numbers / 10_000);
  }

  private long differing(double tolerance, Twin twin) {
    return IntStream.range(0, agents).mapToLong(agent -> differing(tolerance, twin, agent)).sum();
  }

  private static long differing(double tolerance, Twin twin, int agent) {
    float[] actual = new float[twin.all().size()];
    float[] expected = new float[actual.length];
    twin.all().read(agent, actual, 0);
    twin.each()[agent].read(0, expected, 0);
    return IntStream.range(0, actual.length)
        .filter(
            i ->
                !(Math.abs(actual[i] - expected[i])
                    <= tolerance * Math.max(1, Math.abs(expected[i]))))
        .count();
  }
}
