package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import io.terrarium.strategy.SearchState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Evolves two numbers. An outcome depends on all that it may depend on, and on nothing else.
 *
 * @param batch units at once
 * @param play what an evaluation does besides
 * @param population units of a generation
 */
public record StubTask(int batch, Play play, int population) implements MetaTask {

  /** The one vector that the states have besides the mean and the step sizes. */
  public static final String COUNT = "count";

  static final int POPULATION = 12;
  static final int MEAN = 4;

  /** What happens at the evaluation of a unit. */
  public interface Play {
    void at(Device device, Round round, int index);
  }

  StubTask(int batch, Play play) {
    this(batch, play, POPULATION);
  }

  public static StubTask plain() {
    return playing((device, round, index) -> {});
  }

  public static StubTask playing(Play play) {
    return new StubTask(1, play);
  }

  @Override
  public SearchState initialState() {
    return new SearchState(new float[] {1, 2}, new float[] {1, 1}, Map.of(COUNT, new float[] {0}));
  }

  @Override
  public long trainings(Phase phase) {
    return units(phase);
  }

  @Override
  public String describe(long generation, Phase phase, int index) {
    return phase == Phase.MEAN
        ? "training " + index + " of the mean's scoring"
        : "candidate " + index + ", algorithm " + algorithm(generation);
  }

  @Override
  public int units(Phase phase) {
    return phase == Phase.POPULATION ? population : MEAN;
  }

  @Override
  public SearchState tell(SearchState state, long generation, float[] fitness) {
    float count = state.named(List.of(COUNT)).vector(COUNT)[0];
    float[] mean = state.mean().clone();
    for (int i = 0; i < fitness.length; i++) {
      mean[i % 2] = mean[i % 2] * 0.75f + fitness[i];
    }
    return new SearchState(mean, new float[] {0.5f, 0.25f}, Map.of(COUNT, new float[] {count + 1}));
  }

  @Override
  public String algorithm(long generation) {
    return generation % 2 == 0 ? "even" : "odd";
  }

  @Override
  public int episodeLimit(long generation) {
    return 100;
  }

  @Override
  public boolean scoresMean(long generation) {
    return generation % 2 == 0;
  }

  @Override
  public List<String> scoreNames() {
    return List.of("even", "odd");
  }

  @Override
  public float[] scores(float[] fitness) {
    return new float[] {fitness[0] + fitness[1], fitness[2] + fitness[3]};
  }

  @Override
  public Evaluator open(Device device) {
    return new Evaluator() {
      @Override
      public int preferredBatch() {
        return batch;
      }

      @Override
      public Outcome[] evaluate(Round round, int[] indices) {
        return Arrays.stream(indices)
            .mapToObj(index -> outcome(device, round, index))
            .toArray(Outcome[]::new);
      }
    };
  }

  private Outcome outcome(Device device, Round round, int index) {
    play.at(device, round, index);
    return outcome(round, index);
  }

  static Outcome outcome(Round round, int index) {
    int hash = Arrays.hashCode(new long[] {round.generation(), round.phase().ordinal(), index});
    return new Outcome((hash % 1000) / 1000f + round.search().mean()[index % 2] / 8, index + 1);
  }
}
