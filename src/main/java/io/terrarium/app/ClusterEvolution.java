package io.terrarium.app;

import io.terrarium.cluster.ClusterClient;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.Registries;
import io.terrarium.run.Build;
import io.terrarium.run.RunDirectory;

/** Has a cluster run experiments, and follows them. */
final class ClusterEvolution implements Evolution {

  private final Registries registries;

  ClusterEvolution(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Prepared prepare(Request request) {
    ExperimentSetup setup =
        ExperimentSource.file(request.config()).with(request.overrides()).setUp(registries);
    MemoryCheck.requireUnits("The experiment of " + request.config(), setup.task());
    RunDirectory.requireFits(request.path(), setup.experiment());
    ClusterClient client = request.cluster().orElseThrow().connect();
    try {
      return FollowedRun.begin(setup, registries, request, client, Build.current().sentence());
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }
}
