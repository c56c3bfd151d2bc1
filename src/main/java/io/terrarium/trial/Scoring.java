package io.terrarium.trial;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import io.terrarium.meta.ScbTask;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.meta.WorkerPool;
import io.terrarium.strategy.SearchState;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Trains a number of agents of each algorithm in one synthetic environment: a scoring of a search
 * mean, of one's own seed and size. An agent is the same whatever other algorithms are trained, in
 * whatever order, and however many agents there are.
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
    ScbTask task = ScbTask.withSeparateScorings(withAgents(settings, agents));
    MemoryCheck.requireUnits("Training %d agents of each algorithm".formatted(agents), task);
    SearchState mean = new SearchState(parameters, new float[parameters.length]);
    try (WorkerPool pool = new WorkerPool(task, settings.backend().devices(workers))) {
      return byAlgorithm(task, pool.evaluate(new Round(NO_GENERATION, Phase.MEAN, mean)), settings);
    }
  }

  private static List<AgentReturns> byAlgorithm(
      ScbTask task, Outcome[] outcomes, ScbTaskSettings settings) {
    int agents = outcomes.length / settings.agents().size();
    List<AgentReturns> returns = new ArrayList<>();
    for (HyperparameterSpace space : settings.agents()) {
      int first = returns.size() * agents;
      returns.add(returns(task, space, outcomes, first, agents));
    }
    return returns;
  }

  private static AgentReturns returns(
      ScbTask task, HyperparameterSpace space, Outcome[] outcomes, int first, int agents) {
    float[] returns = new float[agents];
    for (int agent = 0; agent < agents; agent++) {
      returns[agent] = outcomes[first + agent].fitness();
    }
    return new AgentReturns(
        space.algorithm(), space.activation(), new Drawn(task, first, agents), returns, false);
  }

  /** What agents were trained with, drawn again for who asks: many agents are much to keep. */
  private static final class Drawn extends AbstractList<Hyperparameters> {

    private final ScbTask task;
    private final int first;
    private final int agents;

    Drawn(ScbTask task, int first, int agents) {
      this.task = task;
      this.first = first;
      this.agents = agents;
    }

    @Override
    public Hyperparameters get(int agent) {
      return task.scoredHyperparameters(NO_GENERATION, first + Objects.checkIndex(agent, agents));
    }

    @Override
    public int size() {
      return agents;
    }
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
