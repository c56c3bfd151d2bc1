package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.MetaTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans for tests. */
public final class Plans {

  static final String RUN = "test";

  private Plans() {}

  public static RunPlan plan(MetaTask task, int generations, int workers) {
    return new RunPlan(RUN, task, generations, Optional.empty(), devices(workers));
  }

  static List<Device> devices(int n) {
    return IntStream.range(0, n).mapToObj(Device::cpu).toList();
  }
}
