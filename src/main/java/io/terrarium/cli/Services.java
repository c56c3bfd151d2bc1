package io.terrarium.cli;

/** What the commands do their work with. */
record Services(Evolution evolution, Trials trials, Benchmarks benchmarks) {

  /** All in this process. */
  static Services local() {
    Catalogue catalogue = new Catalogue();
    return new Services(
        new LocalEvolution(catalogue),
        new LocalTrials(catalogue),
        new LocalBenchmarks(catalogue.registries()));
  }
}
