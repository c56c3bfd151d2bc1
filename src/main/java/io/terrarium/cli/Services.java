package io.terrarium.cli;

/** What the commands do their work with. */
record Services(Evolution evolution, Trials trials, Benchmarks benchmarks) {
  static Services local() {
    return new Services(null, null, new LocalBenchmarks());
  }
}
