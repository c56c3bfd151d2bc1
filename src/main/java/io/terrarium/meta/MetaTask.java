package io.terrarium.meta;

import io.terrarium.compute.Device;
import io.terrarium.strategy.SearchState;
import java.util.List;

/**
 * A search that an engine can run: it says what is evolved and how it is scored. It is immutable
 * and safe to share between threads, and everything is a function of its arguments and of the
 * experiment that the task was made from. A generation evaluates {@code units(POPULATION)} units,
 * then {@link #tell}s; where the mean is to be scored it then evaluates {@code units(MEAN)} units
 * at the new mean.
 */
public interface MetaTask {

  /** The strategy's state before generation 0. */
  SearchState initialState();

  /**
   * How many units a phase has.
   *
   * @throws ArithmeticException if they are more than can be counted
   */
  int units(Phase phase);

  /**
   * How many agents the units of a phase train. They are more than the units if a unit takes
   * several rollouts.
   */
  long trainings(Phase phase);

  /** Names a unit to a reader: the candidate, the algorithm, the seed. */
  String describe(long generation, Phase phase, int index);

  /**
   * The state after a generation, given the fitness of each unit of its population in index order;
   * at least one of them is a number. A state that was read from a file or a message has numbers
   * for the names of its vectors: see {@link SearchState#named}.
   */
  SearchState tell(SearchState state, long generation, float[] fitness);

  /** The name of the algorithm that a generation trains. */
  String algorithm(long generation);

  /** The episode limit of a generation's evaluations. */
  int episodeLimit(long generation);

  /** Whether the mean is scored after a generation (the caller adds the last one). */
  boolean scoresMean(long generation);

  /** The names of the scores of the mean, in order: the algorithms. */
  List<String> scoreNames();

  /**
   * The score of the mean under each of {@link #scoreNames}, from the fitness of each unit of
   * {@code MEAN} in index order.
   */
  float[] scores(float[] fitness);

  /** Opens an evaluator on a device. It is called on the thread that will evaluate. */
  Evaluator open(Device device);
}
