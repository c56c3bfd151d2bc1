package io.terrarium.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Opens a kind of backend. Registered by one line in {@code
 * META-INF/services/io.terrarium.compute.BackendProvider}.
 */
public interface BackendProvider {

  /** {@code simd}. */
  String name();

  /**
   * How many agents suit a device at once. Where it is more than one, a lease is a fixed block of
   * so many indices, because the result of an agent may depend on its neighbours to the last bit.
   */
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

  /** Why it cannot be used here, as a clause; empty where it can. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** The devices of so many workers, one each; fewer where there are not so many. */
  default List<Device> devices(int workers) {
    return IntStream.range(0, workers).mapToObj(Device::cpu).toList();
  }

  /** What {@code compute.backend = auto} would take this backend for. */
  default Accelerators accelerators() {
    return Accelerators.none(name() + " computes on CPUs");
  }
}
