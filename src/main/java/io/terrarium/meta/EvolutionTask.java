package io.terrarium.meta;

import io.terrarium.compute.Device;
import io.terrarium.file.BadInput;
import io.terrarium.file.FloatList;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.stats.Mean;
import io.terrarium.strategy.SearchState;
import java.util.Arrays;
import java.util.List;

/**
 * The evolution of a problem's candidates by a strategy. Generation g makes its trials with
 * algorithm {@code g mod n}. In one generation all candidates share the random draws of training
 * and evaluation, so that they differ by what they are and not by luck.
 */
public final class EvolutionTask implements MetaTask {

  private final EvolutionSettings settings;
  private final Key seed;

  /** The task that these settings describe. */
  public EvolutionTask(EvolutionSettings settings) {
    this.settings = settings;
    this.seed = Key.of(settings.seed());
  }

  @Override
  public SearchState initialState() {
    float[] mean =
        settings.strategySettings().start().map(FloatList::array).orElseGet(this::firstCandidate);
    return named(settings.strategy().initialise(mean, settings.strategySettings()));
  }

  /** The state as the strategy knows it: what was read has no names, and maps have no order. */
  private SearchState named(SearchState state) {
    return state.named(settings.strategy().vectors());
  }

  /** The first candidate of the problem, which may be a plugin's. */
  private float[] firstCandidate() {
    Problem problem = settings.trials().problem();
    float[] first = problem.initialise(seed.fold(Purpose.INITIAL_MEAN));
    if (first.length != problem.dimensions()) {
      throw new BadInput(
          "The first candidate of a task must have the %d numbers that its problem declares, has %d; mend the task's jar or take it out of plugins/."
              .formatted(problem.dimensions(), first.length));
    }
    return first;
  }

  @Override
  public int units(Phase phase) {
    return switch (phase) {
      case POPULATION -> settings.strategySettings().population();
      case MEAN ->
          Math.multiplyExact(
              settings.trials().algorithms().size(), settings.meanEvaluation().rollouts());
    };
  }

  @Override
  public long trainings(Phase phase) {
    int rollouts = phase == Phase.POPULATION ? settings.evaluation().rollouts() : 1;
    return (long) units(phase) * rollouts;
  }

  @Override
  public String describe(long generation, Phase phase, int index) {
    return switch (phase) {
      case POPULATION ->
          "candidate %d, algorithm %s, seed %d"
              .formatted(index, algorithm(generation), settings.seed());
      case MEAN -> {
        int rollouts = settings.meanEvaluation().rollouts();
        yield "the mean's scoring %d, algorithm %s, seed %d"
            .formatted(index % rollouts, scoreNames().get(index / rollouts), settings.seed());
      }
    };
  }

  @Override
  public SearchState tell(SearchState state, long generation, float[] fitness) {
    SearchState before = named(state);
    SearchState after =
        named(
            settings
                .strategy()
                .tell(before, settings.strategySettings(), populationKey(generation), fitness));
    if (!after.hasShapeOf(before)) {
      throw new IllegalStateException(
          "the strategy "
              + settings.strategy().name()
              + " has changed the lengths of its state's vectors");
    }
    return after;
  }

  @Override
  public String algorithm(long generation) {
    return settings.trials().algorithms().get(algorithmIndex(generation)).name();
  }

  int algorithmIndex(long generation) {
    return (int) (generation % settings.trials().algorithms().size());
  }

  @Override
  public int episodeLimit(long generation) {
    return settings.evaluation().episodeLimit().at(generation);
  }

  @Override
  public boolean scoresMean(long generation) {
    return generation % settings.meanEvaluation().frequency() == 0;
  }

  @Override
  public List<String> scoreNames() {
    return settings.trials().algorithms().stream().map(TrainedAlgorithm::name).toList();
  }

  @Override
  public float[] scores(float[] fitness) {
    int rollouts = settings.meanEvaluation().rollouts();
    float[] scores = new float[settings.trials().algorithms().size()];
    for (int a = 0; a < scores.length; a++) {
      scores[a] = Mean.of(fitness, a * rollouts, rollouts);
    }
    return scores;
  }

  @Override
  public Evaluator open(Device device) {
    return new EvolutionEvaluator(this, device);
  }

  EvolutionSettings settings() {
    return settings;
  }

  /** Candidates of a round's population, rebuilt from their indices. */
  float[][] candidates(Round round, int[] indices) {
    SearchState search = named(round.search());
    Key key = populationKey(round.generation());
    return Arrays.stream(indices)
        .mapToObj(index -> settings.strategy().ask(search, settings.strategySettings(), key, index))
        .toArray(float[][]::new);
  }

  private Key populationKey(long generation) {
    return seed.fold(Purpose.POPULATION).fold(generation);
  }

  /** The key of one rollout of a population's trials, which is the same for all its candidates. */
  Key trainingKey(long generation, int rollout) {
    return seed.fold(Purpose.TRAINING).fold(generation).fold(rollout);
  }

  /** The scoring of the search mean after a generation. */
  CandidateScoring meanScoring(Round round) {
    Key scoring = seed.fold(Purpose.MEAN_SCORING).fold(round.generation());
    return new CandidateScoring(
        round.search().mean(),
        settings.meanEvaluation().rollouts(),
        scoring::fold,
        episodeLimit(round.generation()));
  }
}
