package io.terrarium.app;

import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.Registries;
import io.terrarium.meta.RunState;
import io.terrarium.trial.AgentReturns;
import io.terrarium.trial.DiscoveryTrials;
import java.util.List;
import java.util.Optional;

/** The part of a prepared run that does not depend on where it is computed. */
abstract class PreparedRun implements Evolution.Prepared {

  private final ExperimentSetup setup;
  private final Registries registries;
  private final int workers;
  private Optional<RunState> end = Optional.empty();

  /**
   * @param workers how many workers this process has, for the run or for its score
   */
  PreparedRun(ExperimentSetup setup, Registries registries, int workers) {
    this.setup = setup;
    this.registries = registries;
    this.workers = workers;
  }

  final ExperimentSetup setup() {
    return setup;
  }

  final int workers() {
    return workers;
  }

  /** Notes the state that the finished run ended with. */
  final void finishedWith(RunState state) {
    end = Optional.of(state);
  }

  @Override
  public final String resultFile() {
    return setup.resultFile();
  }

  @Override
  public final List<String> algorithms() {
    return setup.experiment().algorithms();
  }

  @Override
  public final Optional<String> note() {
    return setup.note();
  }

  @Override
  public final List<AgentReturns> score(int agents) {
    return DiscoveryTrials.in(setup.discovery(end.orElseThrow()), registries)
        .score(List.of(), agents, 0, workers);
  }
}
