package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;

/** Whether what is asked for fits into the memory of this JVM. */
public final class MemoryCheck {

  /**
   * Of one unit of a round, besides its parameters: its outcome is an object of its own, which
   * takes 64 where objects lie on cache lines; as much again for when, in which order and with what
   * weight it counts; and twice all that, since the collector cannot fill the heap.
   */
  private static final int BYTES_OF_A_UNIT = 256;

  /** What objects are rounded up to. */
  private static final int ALIGNMENT = 64;

  private static final int ARRAY_HEADER = 16;

  private MemoryCheck() {}

  /**
   * Refuses a task with too many units. The strategy holds the whole population when it is told;
   * what the population gave is kept while the mean is scored.
   *
   * @param what the subject of the refusal
   * @return the state before generation 0
   * @throws BadInput where it does not fit
   */
  public static SearchState requireUnits(String what, MetaTask task) {
    try {
      SearchState first = task.initialState();
      long population = task.units(Phase.POPULATION);
      long units = population + task.units(Phase.MEAN);
      long bytes = units * BYTES_OF_A_UNIT + population * bytesOfACandidate(first.dimensions());
      if (bytes > Runtime.getRuntime().maxMemory()) {
        throw tooLarge(what);
      }
      return first;
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw tooLarge(what);
    }
  }

  private static long bytesOfACandidate(int dimensions) {
    long bytes = ARRAY_HEADER + (long) Float.BYTES * dimensions;
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The refusal of what does not fit. */
  public static BadInput tooLarge(String what) {
    return new BadInput(
        what
            + " does not fit into the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB of memory that Java may use; ask for fewer or smaller (agents, environments,"
            + " buffers, networks, population, workers), or give Java more with"
            + " -Xmx4g, which the launcher takes from TERRARIUM_OPTS.");
  }
}
