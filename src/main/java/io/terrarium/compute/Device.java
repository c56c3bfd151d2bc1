package io.terrarium.compute;

/**
 * One place where a worker computes.
 *
 * @param kind {@code cpu} or {@code cuda}
 * @param index counts the devices of one kind on a machine from 0
 */
public record Device(String kind, int index) {

  /** A core: {@code cpu:index}. */
  public static Device cpu(int index) {
    return new Device("cpu", index);
  }

  /** {@code cpu:0}. */
  @Override
  public String toString() {
    return kind + ":" + index;
  }
}
