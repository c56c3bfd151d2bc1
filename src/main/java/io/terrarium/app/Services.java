package io.terrarium.app;

import io.terrarium.experiment.Plugins;
import io.terrarium.experiment.Registries;

/** What the commands do their work with. */
public record Services(
    Evolution evolution,
    Evolution cluster,
    Trials trials,
    Imports imports,
    Benchmarks benchmarks,
    Nodes nodes) {

  /** All in this process. */
  public static Services local() {
    Plugins.requireReadable();
    Registries registries = Registries.load();
    return new Services(
        new LocalEvolution(registries),
        new ClusterEvolution(registries),
        new LocalTrials(registries),
        new LocalImports(registries),
        new LocalBenchmarks(registries),
        new LocalNodes(registries));
  }
}
