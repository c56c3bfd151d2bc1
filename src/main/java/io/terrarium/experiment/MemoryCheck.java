package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;

/** The check that what is asked for fits into the memory of this JVM. */
public final class MemoryCheck {

  /**
   * The memory of one unit of a round, besides its parameters. Its outcome is an object of its own,
   * which takes 64 where objects lie on cache lines; as much again for when, in which order and
   * with what weight it counts; and twice all that, since the collector cannot fill the heap.
   */
  private static final int BYTES_OF_A_UNIT = 256;

  /** The multiple to which the sizes of objects are rounded up. */
  private static final int ALIGNMENT = 64;

  private static final int ARRAY_HEADER = 16;

  private MemoryCheck() {}

  /**
   * Refuses a task with too many units. The strategy holds the whole population when it is told,
   * and what the population gave is kept while the mean is scored.
   *
   * @param what the subject of the refusal
   * @return the state before generation 0
   * @throws BadInput if it does not fit
   */
  public static SearchState requireUnits(String what, MetaTask task) {
    try {
      SearchState first = task.initialState();
      long population = task.units(Phase.POPULATION);
      requireBytes(
          what,
          (population + task.units(Phase.MEAN)) * BYTES_OF_A_UNIT
              + population * bytesOfACandidate(first.dimensions()));
      return first;
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw tooLarge(what);
    }
  }

  /**
   * Refuses too many units of which nothing but the outcomes is kept.
   *
   * @param what the subject of the refusal
   * @throws BadInput if they do not fit
   */
  public static void requireUnits(String what, long units) {
    if (units > Integer.MAX_VALUE) {
      throw tooLarge(what);
    }
    requireBytes(what, units * BYTES_OF_A_UNIT);
  }

  private static void requireBytes(String what, long bytes) {
    if (bytes > Runtime.getRuntime().maxMemory()) {
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
