package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import io.terrarium.compute.PrimitiveBackend;
import io.terrarium.compute.simd.SimdProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Each fused loss is held to its composition of primitives, on the same backend and the same
 * blocks, for every case of {@link Operations}. Both compute in float32, but in another order and,
 * on simd, with fewer roundings: what they differ by is a few units in the last place of the
 * largest number in between. That is at most some 30 here, whence the tolerance.
 */
class CompositionAgreementTest {

  /** Of the larger of 1 and the number. */
  private static final double NEAR = 3e-5;

  @Example
  void no_loss_is_missing() {
    Set<String> losses = new TreeSet<>(PrimitiveBackend.losses());
    assertThat(losses).hasSize(15);
    assertThat(losses(2, 2).stream().map(OperationCase::method).collect(Collectors.toSet()))
        .isEqualTo(losses);
  }

  private static List<OperationCase> losses(int rows, int n) {
    List<String> losses = PrimitiveBackend.losses();
    return Operations.all(rows, n, 1).stream()
        .filter(operation -> losses.contains(operation.method()))
        .toList();
  }

  @Property(tries = 40, seed = "18")
  void fused_losses_of_simd_are_their_compositions(
      @ForAll @IntRange(min = 1, max = 67) int rows,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll boolean edges,
      @ForAll long seed) {
    requireAgreement(new SimdProvider().open(Device.cpu(0), 1), rows, n, edges, seed);
  }

  @Property(tries = 25, seed = "18")
  void fused_losses_of_nd4j_are_their_compositions(
      @ForAll @IntRange(min = 1, max = 5) int agents,
      @ForAll @IntRange(min = 1, max = 67) int rows,
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll boolean edges,
      @ForAll long seed) {
    requireAgreement(new Nd4jProvider().open(Device.cpu(0), agents), rows, n, edges, seed);
  }

  private static void requireAgreement(Backend fused, int rows, int n, boolean edges, long seed) {
    Backend composed = PrimitiveBackend.of(fused);
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    for (OperationCase operation : losses(rows, n)) {
      List<Block> inputs = new ArrayList<>();
      operation.inputs().forEach(each -> inputs.add(input(fused, each, edges, random)));
      List<float[]> expected = run(fused, operation, inputs);
      List<float[]> actual = run(composed, operation, inputs);
      compare(operation, expected, actual, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static List<float[]> run(Backend backend, OperationCase operation, List<Block> inputs) {
    List<Block> blocks = new ArrayList<>(inputs);
    operation.outputs().forEach(each -> blocks.add(backend.block(each.rows(), each.columns())));
    operation.run(backend, blocks.toArray(Block[]::new), 0, backend.agents());
    List<float[]> outputs = new ArrayList<>();
    for (Block block : blocks.subList(inputs.size(), blocks.size())) {
      outputs.add(numbers(backend, block));
    }
    return outputs;
  }

  private static float[] numbers(Backend backend, Block block) {
    float[] numbers = new float[backend.agents() * block.size()];
    for (int agent = 0; agent < backend.agents(); agent++) {
      block.read(agent, numbers, agent * block.size());
    }
    return numbers;
  }

  /** Every fourth number at an edge of what its argument takes, where edges are wanted. */
  private static Block input(
      Backend backend, OperationCase.Argument argument, boolean edges, Random random) {
    Block block = backend.block(argument.rows(), argument.columns());
    float[] values = new float[block.size()];
    for (int agent = 0; agent < backend.agents(); agent++) {
      for (int i = 0; i < values.length; i++) {
        boolean atEdge = edges && random.nextInt(4) == 0;
        values[i] = atEdge ? Edges.of(argument, random) : argument.draw(random);
      }
      block.write(agent, values, 0);
    }
    return block;
  }

  private static void compare(
      OperationCase operation, List<float[]> expected, List<float[]> actual, List<String> wrong) {
    for (int output = 0; output < expected.size(); output++) {
      for (int i = 0; i < expected.get(output).length; i++) {
        float fused = expected.get(output)[i];
        float composed = actual.get(output)[i];
        if (!BothBackends.isSame(NEAR, composed, fused)) {
          String name = operation.outputs().get(output).name();
          wrong.add(
              "%s -> %s [%d]: fused %s, composed %s"
                  .formatted(operation, name, i, fused, composed));
        }
      }
    }
  }

  /** Numbers at which losses change their form. */
  private static final class Edges {

    /** No move, no advantage, ties, logits whose exponentials overflow, and large errors. */
    private static final float[] NORMAL = {0, -0f, 1, -1, 20, -20};

    /** Ratios far beyond any clip. */
    private static final float[] LOG_PROBABILITIES = {-8, -30, 0};

    private static final float[] SHARES = {0, 1};

    static float of(OperationCase.Argument argument, Random random) {
      if (argument.name().equals("oldLogProbability")) {
        return LOG_PROBABILITIES[random.nextInt(LOG_PROBABILITIES.length)];
      }
      if (argument.numbers() == Numbers.SHARE || argument.numbers() == Numbers.FLAG) {
        return SHARES[random.nextInt(SHARES.length)];
      }
      boolean free = argument.numbers() == Numbers.NORMAL;
      return free ? NORMAL[random.nextInt(NORMAL.length)] : argument.draw(random);
    }
  }
}
