package io.terrarium.trial;

import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import io.terrarium.meta.ScbTask;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.meta.WorkerPool;
import io.terrarium.run.Memory;
import io.terrarium.strategy.SearchState;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a number of agents of each algorithm in one synthetic environment: a scoring of a search
 * mean, of one's own seed and size.
 */
final class Scoring {

  /** So that agents are none of those that scored a mean while a run with the same seed went on. */
  private static final long NO_GENERATION = -1;

  private Scoring() {}

  /**
   * @param settings of the experiment, with the seed, the algorithms and the episode limit that are
   *     wanted
   * @param parameters of the synthetic environment
   * @param agents of each algorithm
   * @return the returns of each algorithm, in the order of the settings
   */
  static List<AgentReturns> score(
      ScbTaskSettings settings, float[] parameters, int agents, int workers) {
    MetaTask task = new ScbTask(withAgents(settings, agents));
    Memory.requireUnits("Training %d agents of each algorithm".formatted(agents), task);
    SearchState mean = new SearchState(parameters, new float[parameters.length], List.of());
    try (WorkerPool pool = new WorkerPool(task, settings.backend().devices(workers))) {
      return byAlgorithm(task, pool.evaluate(new Round(NO_GENERATION, Phase.MEAN, mean)), agents);
    }
  }

  private static List<AgentReturns> byAlgorithm(MetaTask task, Outcome[] outcomes, int agents) {
    List<AgentReturns> returns = new ArrayList<>();
    for (String algorithm : task.scoreNames()) {
      float[] some = new float[agents];
      for (int i = 0; i < agents; i++) {
        some[i] = outcomes[returns.size() * agents + i].fitness();
      }
      returns.add(new AgentReturns(algorithm, some, false));
    }
    return returns;
  }

  private static ScbTaskSettings withAgents(ScbTaskSettings s, int agents) {
    return new ScbTaskSettings(
        s.seed(),
        s.environment(),
        s.algorithms(),
        s.agents(),
        s.synthetic(),
        s.strategy(),
        s.strategySettings(),
        s.evaluation(),
        new MeanEvaluation(1, agents),
        s.backend());
  }
}
