package io.terrarium.compute;

/**
 * A device that a worker computes on: a core of the CPU or a card.
 *
 * @param kind {@code cpu} or {@code cuda}
 * @param index counts the devices of one kind on a machine from 0
 */
public record Device(String kind, int index) {

  private static final String CPU = "cpu";

  /** A core: {@code cpu:index}. */
  public static Device cpu(int index) {
    return new Device(CPU, index);
  }

  /** A card: {@code cuda:index}. */
  public static Device cuda(int index) {
    return new Device("cuda", index);
  }

  /** Whether it is a core. */
  public boolean isCpu() {
    return kind.equals(CPU);
  }

  /** The kind and the index, such as {@code cpu:0}. */
  @Override
  public String toString() {
    return kind + ":" + index;
  }
}
