package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.compute.Device;
import io.terrarium.file.FloatList;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.scb.ScbShape;
import io.terrarium.stats.Mean;
import io.terrarium.strategy.SearchState;
import java.util.List;

/**
 * Evolving a synthetic environment (arXiv 2406.12589): a candidate's fitness is the mean return, in
 * the evaluation environment, of agents trained in it. Generation g trains algorithm {@code g mod
 * n}. In one generation all candidates share the random draws of training and evaluation.
 */
public final class ScbTask implements MetaTask {

  private final ScbTaskSettings settings;
  private final Key seed;
  private final boolean separate;

  /** The task that these settings describe. */
  public ScbTask(ScbTaskSettings settings) {
    this(settings, false);
  }

  private ScbTask(ScbTaskSettings settings, boolean separate) {
    this.settings = settings;
    this.seed = Key.of(settings.seed());
    this.separate = separate;
  }

  /**
   * The same, but each algorithm scores a mean as if it were the only one: an agent's draws depend
   * on its number among those of its algorithm, and not on what else is scored or how many are. A
   * run keeps to one count over all algorithms, which its {@code metrics.csv} depends on.
   */
  public static ScbTask withSeparateScorings(ScbTaskSettings settings) {
    return new ScbTask(settings, true);
  }

  @Override
  public SearchState initialState() {
    float[] mean =
        settings.strategySettings().start().map(FloatList::array).orElseGet(this::newCandidate);
    return named(settings.strategy().initialise(mean, settings.strategySettings()));
  }

  /** The state as the strategy knows it: what was read has no names, and maps have no order. */
  private SearchState named(SearchState state) {
    return state.named(settings.strategy().vectors());
  }

  private float[] newCandidate() {
    ScbShape shape =
        new ScbShape(
            settings.synthetic(),
            settings.environment().observationSize(),
            settings.environment().actions());
    return shape.initialise(seed.fold(Purpose.INITIAL_MEAN));
  }

  @Override
  public int units(Phase phase) {
    return switch (phase) {
      case POPULATION -> settings.strategySettings().population();
      case MEAN ->
          Math.multiplyExact(settings.algorithms().size(), settings.meanEvaluation().rollouts());
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
    return settings.algorithms().get(algorithmIndex(generation)).name();
  }

  int algorithmIndex(long generation) {
    return (int) (generation % settings.algorithms().size());
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
    return settings.algorithms().stream().map(Algorithm::name).toList();
  }

  @Override
  public float[] scores(float[] fitness) {
    int rollouts = settings.meanEvaluation().rollouts();
    float[] scores = new float[settings.algorithms().size()];
    for (int a = 0; a < scores.length; a++) {
      scores[a] = Mean.of(fitness, a * rollouts, rollouts);
    }
    return scores;
  }

  @Override
  public Evaluator open(Device device) {
    return new ScbEvaluator(this, device);
  }

  ScbTaskSettings settings() {
    return settings;
  }

  float[] candidate(Round round, int index) {
    return switch (round.phase()) {
      case MEAN -> round.search().mean();
      case POPULATION ->
          settings
              .strategy()
              .ask(
                  named(round.search()),
                  settings.strategySettings(),
                  populationKey(round.generation()),
                  index);
    };
  }

  private Key populationKey(long generation) {
    return seed.fold(Purpose.POPULATION).fold(generation);
  }

  /** What is random in one rollout of a population's trainings: the same for all its candidates. */
  Key trainingKey(long generation, int rollout) {
    return seed.fold(Purpose.TRAINING).fold(generation).fold(rollout);
  }

  /** What is random in one training that scores the mean. */
  Key scoringKey(long generation, int index) {
    int number = separate ? index % settings.meanEvaluation().rollouts() : index;
    return seed.fold(Purpose.MEAN_SCORING).fold(generation).fold(number);
  }

  /** What the agent of one training that scores the mean is trained with. */
  public Hyperparameters scoredHyperparameters(long generation, int index) {
    return settings
        .agents()
        .get(index / settings.meanEvaluation().rollouts())
        .drawFor(scoringKey(generation, index));
  }
}
