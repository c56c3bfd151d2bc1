package io.terrarium.compute.nd4j;

import io.terrarium.compute.Device;

/** Attaches threads to devices. */
interface DeviceBinder {

  /** What the current thread computes from now on, it computes there. */
  void bind(Device device);
}
