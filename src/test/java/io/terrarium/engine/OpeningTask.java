package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.Phase;
import java.util.function.Function;

/** A stub that opens devices in a way of its own. */
record OpeningTask(Function<Device, Evaluator> opening) implements StubbedTask {

  private static final StubTask STUB = StubTask.plain();

  @Override
  public StubTask stub() {
    return STUB;
  }

  @Override
  public String describe(long generation, Phase phase, int index) {
    return phase + " " + index + ", algorithm " + algorithm(generation);
  }

  @Override
  public Evaluator open(Device device) {
    return opening.apply(device);
  }
}
