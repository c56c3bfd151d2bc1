package io.terrarium.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Opens backends of one kind, and says where they can compute. It is registered by one line in
 * {@code META-INF/services/io.terrarium.compute.BackendProvider}.
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
   * Measures the peak of the devices of so many workers, all at once, in fused multiply-adds: 10^9
   * floating-point operations a second; NaN where there is no way to measure it.
   *
   * @param seconds how long to measure
   */
  double peakGflops(double seconds, int workers);

  /** A description of what computes, for the record of a run: {@code simd, vectors of 256 bits}. */
  String description();

  /** The reason why this backend cannot be used here, as a clause; empty where it can. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** The devices of so many workers, one each, or fewer where there are not so many. */
  default List<Device> devices(int workers) {
    return IntStream.range(0, workers).mapToObj(Device::cpu).toList();
  }

  /** The devices for which {@code compute.backend = auto} would take this backend. */
  default Accelerators accelerators() {
    return Accelerators.none(name() + " computes on CPUs");
  }
}
