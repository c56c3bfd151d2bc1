package io.terrarium.compute;

/**
 * Opens a kind of backend. Registered by one line in {@code
 * META-INF/services/io.terrarium.compute.BackendProvider}.
 */
public interface BackendProvider {

  /** {@code simd}. */
  String name();

  /** How many agents suit a device at once. */
  int preferredBatch(Device device);

  /** A backend for this thread's use. */
  Backend open(Device device, int agents);

  /**
   * What the devices of so many workers do at most: 10^9 floating-point operations a second in
   * fused multiply-adds, all workers at once; NaN where there is no way to measure it.
   *
   * @param seconds how long to measure
   */
  double peakGflops(double seconds, int workers);

  /** What computes, for the record of a run: {@code simd, vectors of 256 bits}. */
  String description();
}
