package io.terrarium.cli;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.run.BadInput;
import java.util.ArrayList;
import java.util.List;

/** Whether what is asked for fits into the memory of this JVM. */
final class Memory {

  /** Of one unit of a round, besides its parameters: what the engine keeps of it. */
  private static final int BYTES_OF_A_UNIT = 128;

  private Memory() {}

  /**
   * Takes the room of all workers once, and gives it back.
   *
   * @param what the subject of the refusal
   * @return the parameters of a candidate
   * @throws BadInput where it does not fit
   */
  static int requireRoom(String what, MetaTask task, List<Device> devices) {
    try {
      int dimensions = task.initialState().dimensions();
      requireUnits(what, task, dimensions);
      List<Evaluator> evaluators = new ArrayList<>();
      for (Device device : devices) {
        Evaluator evaluator = task.open(device);
        evaluator.makeRoom();
        evaluators.add(evaluator);
      }
      return dimensions;
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw tooLarge(what);
    }
  }

  /** The strategy holds the whole population when it is told. */
  private static void requireUnits(String what, MetaTask task, int dimensions) {
    long population =
        task.units(Phase.POPULATION) * ((long) Float.BYTES * dimensions + BYTES_OF_A_UNIT);
    long scoring = (long) task.units(Phase.MEAN) * BYTES_OF_A_UNIT;
    if (Math.max(population, scoring) > Runtime.getRuntime().maxMemory()) {
      throw tooLarge(what);
    }
  }

  /** The refusal of what does not fit. */
  static BadInput tooLarge(String what) {
    return new BadInput(
        what
            + " does not fit into the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB of memory that Java may use; ask for fewer or smaller (agents, environments,"
            + " buffers, networks, population, workers), or give it more with"
            + " TERRARIUM_OPTS=-Xmx4g.");
  }
}
