package io.terrarium.trial;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.compute.Device;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.meta.CandidateScoring;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialRunners;
import io.terrarium.meta.TrialSettings;
import io.terrarium.meta.UnitEvaluator;
import io.terrarium.meta.WorkerPool;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A scoring of one candidate for a table: a number of agents of each algorithm are tried in it. An
 * agent is the same whatever other algorithms are scored, in whatever order, and however many
 * agents there are.
 */
final class Scoring {

  /**
   * No generation has this number, so these agents differ from all that scored a mean during a run.
   */
  private static final long NO_GENERATION = -1;

  private final TrialSettings settings;
  private final float[] candidate;
  private final int agents;
  private final Key seed;

  /**
   * A scoring that has not begun.
   *
   * @param candidate the numbers of the candidate
   * @param agents the number of agents of each algorithm
   */
  Scoring(TrialSettings settings, float[] candidate, int agents, long seed) {
    this.settings = settings;
    this.candidate = candidate;
    this.agents = agents;
    this.seed = Key.of(seed).fold(Purpose.MEAN_SCORING).fold(NO_GENERATION);
  }

  /**
   * Tries all agents.
   *
   * @param episodeLimit the most steps of an evaluation episode
   * @param workers the number of threads that compute at once
   * @return the returns of each algorithm, in the order of the settings
   */
  List<AgentReturns> score(int episodeLimit, int workers) {
    int units = units();
    CandidateScoring scoring =
        new CandidateScoring(candidate, agents, unit -> key(unit % agents), episodeLimit);
    List<Device> devices = settings.backend().devices(workers);
    try (WorkerPool pool = new WorkerPool(device -> evaluator(scoring, device), devices)) {
      return byAlgorithm(pool.evaluate(units));
    }
  }

  private int units() {
    long units = (long) agents * settings.algorithms().size();
    MemoryCheck.requireUnits("Training %d agents of each algorithm".formatted(agents), units);
    return (int) units;
  }

  /** All that is random in an agent, given its number among those of its algorithm. */
  private Key key(int agent) {
    return seed.fold(agent);
  }

  private UnitEvaluator evaluator(CandidateScoring scoring, Device device) {
    TrialRunners runners = new TrialRunners(settings, device);
    return runners.evaluator(indices -> scoring.evaluate(runners, indices));
  }

  private List<AgentReturns> byAlgorithm(Outcome[] outcomes) {
    List<AgentReturns> returns = new ArrayList<>();
    for (TrainedAlgorithm algorithm : settings.algorithms()) {
      returns.add(returns(algorithm.space(), outcomes, returns.size() * agents));
    }
    return returns;
  }

  private AgentReturns returns(HyperparameterSpace space, Outcome[] outcomes, int first) {
    float[] returns = new float[agents];
    for (int agent = 0; agent < agents; agent++) {
      returns[agent] = outcomes[first + agent].fitness();
    }
    return new AgentReturns(
        space.algorithm(), space.activation(), new Drawn(space), returns, false);
  }

  /**
   * The hyperparameters of all agents of an algorithm. They are drawn again whenever they are asked
   * for, because many agents would be much to keep.
   */
  private final class Drawn extends AbstractList<Hyperparameters> {

    private final HyperparameterSpace space;

    Drawn(HyperparameterSpace space) {
      this.space = space;
    }

    @Override
    public Hyperparameters get(int agent) {
      return space.drawFor(key(Objects.checkIndex(agent, agents)));
    }

    @Override
    public int size() {
      return agents;
    }
  }
}
