package io.terrarium.engine.format;

import java.util.List;

/** The checks of what came over the wire; they throw before anything is built from it. */
public final class WireChecks {

  /** The most bytes of a message, more than the search of any task takes. */
  private static final int LARGEST = 1 << 26;

  /** The most characters of a name or a cause. */
  private static final int LONGEST = 4096;

  /** The most characters of an experiment, whose start takes a dozen for each parameter. */
  public static final int LONGEST_EXPERIMENT = 1 << 20;

  /** The most units of a lease or a block. */
  private static final int MOST_UNITS = 1 << 20;

  private WireChecks() {}

  /** Requires a version from 1 to the newest that is known. */
  public static void version(int found, int newest) {
    if (found < 1 || found > newest) {
      throw new IllegalArgumentException(
          "its version must be %s, is %s"
              .formatted(newest == 1 ? "1" : "1 to " + newest, Integer.toUnsignedString(found)));
    }
  }

  public static void size(int bytes) {
    atMost(LARGEST, bytes, "its size in bytes");
  }

  public static String text(String text, String name) {
    atMost(LONGEST, text.length(), "the length of " + name);
    return text;
  }

  /** The same of an experiment's text. */
  public static String experiment(String text) {
    atMost(LONGEST_EXPERIMENT, text.length(), "the length of the experiment");
    return text;
  }

  public static int batch(int batch) {
    atLeast(1, batch, "batch");
    atMost(MOST_UNITS, batch, "batch");
    return batch;
  }

  private static void atMost(long most, long value, String name) {
    if (value > most) {
      throw new IllegalArgumentException(name + " must be at most " + most + ", is " + value);
    }
  }

  public static long atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
    }
    return value;
  }

  public static void present(boolean present, String name) {
    if (!present) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }

  /** Requires a number of units that a message may speak of. */
  public static void units(int units, String name) {
    present(units > 0, name);
    atMost(MOST_UNITS, units, "the number of " + name);
  }

  public static List<Integer> indices(List<Integer> indices) {
    units(indices.size(), "indices");
    indices.forEach(index -> atLeast(0, index, "an index"));
    return List.copyOf(indices);
  }
}
