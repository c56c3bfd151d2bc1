package io.terrarium.compute.simd;

import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import io.terrarium.compute.simd.kernel.FmaPeak;
import io.terrarium.compute.simd.kernel.KernelsLookup;

/**
 * The provider of the backend on the CPU's vector units, which uses the Java Vector API. The
 * backend computes one agent at a time, so that all its data stay in one core's cache.
 */
public final class SimdProvider implements BackendProvider {

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public int preferredBatch(Device device) {
    return 1;
  }

  @Override
  public Backend open(Device device, int agents) {
    if (agents != 1) {
      throw new IllegalArgumentException("simd trains one agent at a time, not " + agents);
    }
    return new SimdBackend(KernelsLookup.create());
  }

  /** The peak of the kernels that train; without the vector module it is that of plain Java. */
  @Override
  public double peakGflops(double seconds, int workers) {
    return FmaPeak.gflops(seconds, workers);
  }

  @Override
  public String description() {
    return "simd, " + KernelsLookup.description();
  }
}
