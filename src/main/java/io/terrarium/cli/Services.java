package io.terrarium.cli;

import io.terrarium.run.Plugins;
import io.terrarium.run.Registries;

/** What the commands do their work with. */
record Services(
    Evolution evolution,
    Evolution cluster,
    Trials trials,
    Imports imports,
    Benchmarks benchmarks,
    Nodes nodes) {

  /** All in this process. */
  static Services local() {
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
