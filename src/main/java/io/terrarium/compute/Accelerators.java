package io.terrarium.compute;

/**
 * Devices of a backend that are better than the CPU's cores.
 *
 * @param count how many there are
 * @param reason what was found, or why nothing was, as a clause
 */
public record Accelerators(int count, String reason) {

  /** No accelerator, for this reason. */
  public static Accelerators none(String reason) {
    return new Accelerators(0, reason);
  }
}
