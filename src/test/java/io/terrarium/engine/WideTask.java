package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.util.Arrays;
import java.util.List;

/**
 * {@link StubTask} with as many numbers to evolve as wanted.
 *
 * @param dimensions at least 2
 */
record WideTask(int dimensions, StubTask stub) implements MetaTask {

  @Override
  public SearchState initialState() {
    float[] ones = new float[dimensions];
    Arrays.fill(ones, 1);
    return new SearchState(ones, ones, List.of(new float[] {0}));
  }

  @Override
  public SearchState tell(SearchState state, long generation, float[] fitness) {
    float[] mean = state.mean().clone();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = mean[i] * 0.75f + fitness[i % fitness.length];
    }
    return new SearchState(mean, state.sigma(), state.memory());
  }

  @Override
  public int units(Phase phase) {
    return stub.units(phase);
  }

  @Override
  public long trainings(Phase phase) {
    return stub.trainings(phase);
  }

  @Override
  public String describe(long generation, Phase phase, int index) {
    return stub.describe(generation, phase, index);
  }

  @Override
  public String algorithm(long generation) {
    return stub.algorithm(generation);
  }

  @Override
  public int episodeLimit(long generation) {
    return stub.episodeLimit(generation);
  }

  @Override
  public boolean scoresMean(long generation) {
    return stub.scoresMean(generation);
  }

  @Override
  public List<String> scoreNames() {
    return stub.scoreNames();
  }

  @Override
  public float[] scores(float[] fitness) {
    return stub.scores(fitness);
  }

  @Override
  public Evaluator open(Device device) {
    return stub.open(device);
  }
}
