package io.terrarium.compute;

/**
 * Opens a kind of backend. Registered by one line in
 * {@code META-INF/services/io.terrarium.compute.BackendProvider}.
 */
public interface BackendProvider {

  /** {@code simd}. */
  String name();

  /** How many agents suit a device at once. */
  int preferredBatch(Device device);

  /** A backend for this thread's use. */
  Backend open(Device device, int agents);
}
