package io.terrarium.app;

import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.Registries;
import io.terrarium.strategy.SearchState;

/**
 * Starts every run: it reads the experiment, and then has this process or a cluster compute the
 * run.
 */
final class LocalEvolution implements Evolution {

  private static final String SUBJECT = "The experiment";

  private final Registries registries;

  LocalEvolution(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Prepared prepare(Request request) {
    ExperimentSetup setup = request.experiment().setUp(registries);
    SearchState first = MemoryCheck.requireUnits(SUBJECT, setup.task());
    return request.cluster().isPresent()
        ? ClusterRun.begin(setup, registries, request)
        : InProcessRun.prepare(SUBJECT, setup, registries, request, first);
  }
}
