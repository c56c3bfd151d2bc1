package io.terrarium.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A provider, which opens backends of one kind and names the devices that they can compute on. It
 * is registered by one line in {@code META-INF/services/io.terrarium.compute.BackendProvider}.
 */
public interface BackendProvider {

  /** The name of this kind of backend, such as {@code simd}. */
  String name();

  /**
   * The number of agents that suit a device at once. If it is more than one, a lease is a fixed
   * block of that many indices, because the result of an agent may depend on its neighbours to the
   * last bit.
   */
  int preferredBatch(Device device);

  /**
   * Opens a backend that computes {@code agents} agents at once on a device; only this thread may
   * use it.
   */
  Backend open(Device device, int agents);

  /**
   * Measures the peak rate of fused multiply-adds on the devices of {@code workers} workers, all at
   * once, in 10^9 floating-point operations a second. It is NaN if there is no way to measure it.
   *
   * @param seconds the duration of the measurement
   */
  double peakGflops(double seconds, int workers);

  /** A description of the backend for the record of a run: {@code simd, vectors of 256 bits}. */
  String description();

  /** The reason why this backend cannot be used here, as a clause; empty if it can. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /**
   * The devices of {@code workers} workers: one for each worker, or fewer if there are not that
   * many.
   */
  default List<Device> devices(int workers) {
    return IntStream.range(0, workers).mapToObj(Device::cpu).toList();
  }

  /** The devices for which {@code compute.backend = auto} would take this backend. */
  default Accelerators accelerators() {
    return Accelerators.none(name() + " computes on CPUs");
  }
}
