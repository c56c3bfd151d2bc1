package io.terrarium.compute.nd4j;

import io.terrarium.compute.Device;

/** Attaches threads to devices. */
interface DeviceBinder {

  /** Makes the current thread compute on a device from now on. */
  void bind(Device device);
}
