package io.terrarium.app;

import io.terrarium.experiment.Plugins;
import io.terrarium.experiment.Registries;

/**
 * Everything that Terrarium can be asked to do, as plain calls. The commands call these, and so may
 * an application: {@code UseCases.load()} is all that it needs to start a run, to host a node of a
 * cluster, or to evaluate a result.
 *
 * @param evolution runs experiments, in this process or in a cluster
 * @param trials trains and plays agents
 * @param imports takes in published synthetic environments
 * @param benchmarks measures this machine
 * @param nodes hosts nodes of a cluster
 */
public record UseCases(
    Evolution evolution, Trials trials, Imports imports, Benchmarks benchmarks, Nodes nodes) {

  /**
   * The use cases with everything that the class path registers. What is logged goes only where the
   * application's SLF4J sends it.
   *
   * @throws io.terrarium.file.BadInput if a plugin cannot be loaded
   */
  public static UseCases load() {
    return load(LogFiles.NONE);
  }

  /**
   * The use cases with everything that the class path registers.
   *
   * @param logs keeps the logs of hosted nodes, and of the runs on them, in files beside what these
   *     keep
   * @throws io.terrarium.file.BadInput if a plugin cannot be loaded
   */
  public static UseCases load(LogFiles logs) {
    Plugins.requireReadable();
    Registries registries = Registries.load();
    return new UseCases(
        new LocalEvolution(registries),
        new LocalTrials(registries),
        new LocalImports(registries),
        new LocalBenchmarks(registries),
        new LocalNodes(registries, logs));
  }
}
