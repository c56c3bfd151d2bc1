package io.terrarium.compute.nd4j;

import io.terrarium.compute.Block;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The conversions between ND4J's arrays and plain ones, where numbers enter or leave the program: a
 * population, the parameters of agents, observations. They serve the blocks of any backend.
 */
public final class NdArrays {

  static {
    // a user's first array may be what loads ND4J, and JavaCPP's limits are fixed by then
    Library.load();
  }

  private NdArrays() {}

  /** A population, or any other numbers with one row each: {@code [rows, columns]}, a copy. */
  public static INDArray of(float[][] rows) {
    return Nd4j.createFromArray(rows);
  }

  /** One array of numbers: {@code [numbers]}, a copy. */
  public static INDArray of(float[] numbers) {
    return Nd4j.createFromArray(numbers);
  }

  /** The rows of a matrix, a copy. */
  public static float[][] rows(INDArray matrix) {
    return matrix.toFloatMatrix();
  }

  /** All numbers of an array, its last axis varying fastest; a copy. */
  public static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** A block of so many agents: {@code [agents, rows, columns]}, a copy. */
  public static INDArray of(Block block, int agents) {
    float[][] values = new float[agents][block.size()];
    for (int agent = 0; agent < agents; agent++) {
      block.read(agent, values[agent], 0);
    }
    return of(values).reshape(agents, block.rows(), block.columns());
  }

  /**
   * Fills a block from {@code [agents, rows, columns]}.
   *
   * @throws IllegalArgumentException if an agent's numbers are not as many as the block's
   */
  public static void write(INDArray values, Block block) {
    float[] all = numbers(values);
    long agents = values.size(0);
    if (all.length != agents * block.size()) {
      throw new IllegalArgumentException(
          "a block of %d numbers an agent cannot take %d of %d agents"
              .formatted(block.size(), all.length, agents));
    }
    for (int agent = 0; agent < agents; agent++) {
      block.write(agent, all, agent * block.size());
    }
  }
}
