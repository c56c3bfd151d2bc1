package io.terrarium.compute.nd4j;

import io.terrarium.compute.Device;
import java.util.function.Supplier;

/** Binds each thread once to its device. */
final class BoundThreads {

  private final Supplier<DeviceBinder> binder;
  private final ThreadLocal<Device> bound = new ThreadLocal<>();

  /**
   * Threads that are not bound yet.
   *
   * @param binder asked for only when there is a thread to bind
   */
  BoundThreads(Supplier<DeviceBinder> binder) {
    this.binder = binder;
  }

  void require(Device device) {
    if (!device.equals(bound.get())) {
      binder.get().bind(device);
      bound.set(device);
    }
  }
}
