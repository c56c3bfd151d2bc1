package io.terrarium.cli;

import io.terrarium.run.Registries;

/** What the commands do their work with. */
record Services(Evolution evolution, Trials trials, Benchmarks benchmarks) {

  /** All in this process. */
  static Services local() {
    Registries registries = Registries.load();
    return new Services(
        new LocalEvolution(registries),
        new LocalTrials(registries),
        new LocalBenchmarks(registries));
  }
}
