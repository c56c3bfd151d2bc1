package io.terrarium.compute.nd4j;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints a hash of what every operation gives in this process, for batches of several sizes, and
 * how many threads OpenMP has here.
 */
final class Nd4jHash {

  private Nd4jHash() {}

  /** What each line of ours is to begin with is the argument. */
  public static void main(String[] arguments) {
    String mark = arguments[0];
    for (int agents : new int[] {1, 2}) {
      print(mark, agents, 256, 64, 64);
      print(mark, agents, 2500, 3, 1);
    }
    print(mark, 1, 40_000, 1, 1);
    System.out.println(mark + Nd4j.getEnvironment().maxThreads() + " threads");
  }

  private static void print(String mark, int agents, int rows, int n, int width) {
    Backend backend = new Nd4jProvider().open(Device.cpu(0), agents);
    for (OperationCase operation : Operations.all(rows, n, width)) {
      System.out.printf(
          "%s%s of %d x %d x %d: %08x%n",
          mark, operation, agents, rows, n, hash(backend, operation));
    }
  }

  private static int hash(Backend backend, OperationCase operation) {
    Random random = new Random(operation.toString().hashCode());
    List<Block> blocks = new ArrayList<>();
    operation.inputs().forEach(argument -> blocks.add(block(backend, argument, random)));
    operation.outputs().forEach(argument -> blocks.add(block(backend, argument, random)));
    operation.run(backend, blocks.toArray(Block[]::new), 0, backend.agents());
    int hash = 1;
    for (Block block : blocks.subList(operation.inputs().size(), blocks.size())) {
      hash = 31 * hash + hash(block, backend.agents());
    }
    return hash;
  }

  private static Block block(Backend backend, OperationCase.Argument argument, Random random) {
    Block block = backend.block(argument.rows(), argument.columns());
    float[] values = new float[block.size()];
    for (int agent = 0; agent < backend.agents(); agent++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = argument.draw(random);
      }
      block.write(agent, values, 0);
    }
    return block;
  }

  private static int hash(Block block, int agents) {
    float[] values = new float[block.size()];
    int hash = 1;
    for (int agent = 0; agent < agents; agent++) {
      block.read(agent, values, 0);
      for (float value : values) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    }
    return hash;
  }
}
