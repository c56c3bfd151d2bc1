package io.terrarium.compute;

/**
 * The devices of a backend that are better than the CPU's cores.
 *
 * @param count the number of such devices
 * @param reason a clause that says which devices were found, or why none was
 */
public record Accelerators(int count, String reason) {

  /** No accelerator, for this reason. */
  public static Accelerators none(String reason) {
    return new Accelerators(0, reason);
  }
}
