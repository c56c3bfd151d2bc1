package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.util.List;
import java.util.function.Function;

/** A stub that opens devices in a way of its own. */
record OpeningTask(Function<Device, Evaluator> opening) implements MetaTask {

  private static final StubTask STUB = StubTask.plain();

  @Override
  public SearchState initialState() {
    return STUB.initialState();
  }

  @Override
  public long trainings(Phase phase) {
    return units(phase);
  }

  @Override
  public String describe(long generation, Phase phase, int index) {
    return phase + " " + index + ", algorithm " + algorithm(generation);
  }

  @Override
  public int units(Phase phase) {
    return STUB.units(phase);
  }

  @Override
  public SearchState tell(SearchState state, long generation, float[] fitness) {
    return STUB.tell(state, generation, fitness);
  }

  @Override
  public String algorithm(long generation) {
    return STUB.algorithm(generation);
  }

  @Override
  public int episodeLimit(long generation) {
    return STUB.episodeLimit(generation);
  }

  @Override
  public boolean scoresMean(long generation) {
    return STUB.scoresMean(generation);
  }

  @Override
  public List<String> scoreNames() {
    return STUB.scoreNames();
  }

  @Override
  public float[] scores(float[] fitness) {
    return STUB.scores(fitness);
  }

  @Override
  public Evaluator open(Device device) {
    return opening.apply(device);
  }
}
