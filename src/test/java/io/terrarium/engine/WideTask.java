package io.terrarium.engine;

import io.terrarium.strategy.SearchState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@link StubTask} with as many numbers to evolve as wanted.
 *
 * @param dimensions at least 2
 */
public record WideTask(int dimensions, StubTask stub) implements StubbedTask {

  @Override
  public SearchState initialState() {
    float[] ones = new float[dimensions];
    Arrays.fill(ones, 1);
    return new SearchState(ones, ones, Map.of(StubTask.COUNT, new float[] {0}));
  }

  @Override
  public SearchState tell(SearchState state, long generation, float[] fitness) {
    float[] mean = state.mean().clone();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = mean[i] * 0.75f + fitness[i % fitness.length];
    }
    return new SearchState(mean, state.sigma(), state.named(List.of(StubTask.COUNT)).vectors());
  }
}
