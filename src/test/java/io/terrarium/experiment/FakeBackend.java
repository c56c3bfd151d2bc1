package io.terrarium.experiment;

import io.terrarium.compute.Accelerators;
import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;

/** A backend that finds so many cards. */
public record FakeBackend(String name, Accelerators accelerators) implements BackendProvider {

  public static FakeBackend onCpus(String name) {
    return new FakeBackend(name, Accelerators.none(name + " computes on CPUs"));
  }

  @Override
  public int preferredBatch(Device device) {
    return 1;
  }

  @Override
  public Backend open(Device device, int agents) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double peakGflops(double seconds, int workers) {
    return Double.NaN;
  }

  @Override
  public String description() {
    return name;
  }
}
