package io.terrarium.compute.nd4j;

import io.terrarium.compute.Device;
import org.nd4j.linalg.factory.Nd4j;

/** Binds threads through ND4J's affinity manager, to which all cores are one device. */
final class AffinityBinder implements DeviceBinder {

  @Override
  public void bind(Device device) {
    Nd4j.getAffinityManager().unsafeSetDevice(device.isCpu() ? 0 : device.index());
  }
}
