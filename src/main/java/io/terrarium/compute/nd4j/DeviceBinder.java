package io.terrarium.compute.nd4j;

import io.terrarium.compute.Device;

/** Attaches threads to devices. */
interface DeviceBinder {

  /** From now on the current thread computes there. */
  void bind(Device device);
}
