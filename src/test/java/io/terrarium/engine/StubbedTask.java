package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.util.List;

/** A stub in all but what is said otherwise. */
interface StubbedTask extends MetaTask {

  StubTask stub();

  @Override
  default SearchState initialState() {
    return stub().initialState();
  }

  @Override
  default SearchState tell(SearchState state, long generation, float[] fitness) {
    return stub().tell(state, generation, fitness);
  }

  @Override
  default int units(Phase phase) {
    return stub().units(phase);
  }

  @Override
  default long trainings(Phase phase) {
    return stub().trainings(phase);
  }

  @Override
  default String describe(long generation, Phase phase, int index) {
    return stub().describe(generation, phase, index);
  }

  @Override
  default String algorithm(long generation) {
    return stub().algorithm(generation);
  }

  @Override
  default int episodeLimit(long generation) {
    return stub().episodeLimit(generation);
  }

  @Override
  default boolean scoresMean(long generation) {
    return stub().scoresMean(generation);
  }

  @Override
  default List<String> scoreNames() {
    return stub().scoreNames();
  }

  @Override
  default float[] scores(float[] fitness) {
    return stub().scores(fitness);
  }

  @Override
  default Evaluator open(Device device) {
    return stub().open(device);
  }
}
