package io.terrarium.engine.format;

import java.util.List;

/** What a message that came over the wire must hold. */
public final class WireChecks {

  /** Bytes of a message: more than the search of any task takes. */
  private static final int LARGEST = 1 << 26;

  /** Characters of a name or a cause. */
  private static final int LONGEST = 4096;

  /** Of a start an experiment has a dozen characters a parameter. */
  public static final int LONGEST_EXPERIMENT = 1 << 20;

  /** Units of a lease or a block. */
  private static final int MOST_UNITS = 1 << 20;

  private WireChecks() {}

  /** All versions up to the newest that is known can be read. */
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

  /** Of an experiment. */
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

  /** How many units a message speaks of. */
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
