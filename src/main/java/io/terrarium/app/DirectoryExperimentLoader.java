package io.terrarium.app;

import io.terrarium.cluster.ExperimentLoader;
import io.terrarium.cluster.ExperimentLoader.RunStorage;
import io.terrarium.cluster.ExperimentLoader.RunnableExperiment;
import io.terrarium.compute.Device;
import io.terrarium.engine.Terrarium;
import io.terrarium.experiment.ExperimentDifference;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.Registries;
import io.terrarium.experiment.StopCondition;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.ops.RunMetrics;
import io.terrarium.result.RunFileNames;
import io.terrarium.run.Build;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads the experiments that a cluster is to run, for the engine of one node, which knows neither
 * experiments nor files. Each run that the node hosts is kept in a directory.
 */
final class DirectoryExperimentLoader implements ExperimentLoader {

  /** So many directories with something else in them are tried before a run is refused. */
  private static final int MOST_TRIED = 100;

  private final Registries registries;
  private final Path folder;
  private final int workers;
  private final LogFiles logs;
  private final Optional<RunMetrics> metrics;
  private final String build = Build.current().sentence();

  /**
   * @param folder where the directories of runs are
   * @param workers of this node
   * @param logs keeps the log of each run
   * @param metrics told of the runs that this node hosts; empty where nobody reads them
   */
  DirectoryExperimentLoader(
      Registries registries,
      Path folder,
      int workers,
      LogFiles logs,
      Optional<RunMetrics> metrics) {
    this.registries = registries;
    this.folder = folder;
    this.workers = workers;
    this.logs = logs;
    this.metrics = metrics;
  }

  @Override
  public String build() {
    return build;
  }

  @Override
  public RunnableExperiment read(String experiment) {
    ExperimentSetup setup = setUp(ExperimentSource.text(experiment));
    MemoryCheck.requireUnits("The experiment", setup.task());
    return new Hosted(setup);
  }

  /** With the experiment's backend, or in a mixed run with one that this node has. */
  private ExperimentSetup setUp(ExperimentSource source) {
    try {
      return source.setUp(registries);
    } catch (BadInput refused) {
      ExperimentSetup otherwise = source.with(List.of("compute.backend=auto")).setUp(registries);
      if (otherwise.experiment().mixed()) {
        return otherwise;
      }
      throw refused;
    }
  }

  @Override
  public boolean isGrown(String earlier, String later) {
    return ExperimentDifference.isGrown(earlier, later);
  }

  /** An experiment that this node may compute for, and may host. */
  private final class Hosted implements RunnableExperiment {

    private final ExperimentSetup setup;

    Hosted(ExperimentSetup setup) {
      this.setup = setup;
    }

    @Override
    public MetaTask task() {
      return setup.task();
    }

    @Override
    public long generations() {
      return setup.experiment().generations();
    }

    @Override
    public Optional<StopCondition> stop() {
      return setup.experiment().stop();
    }

    @Override
    public List<Device> devices() {
      return setup.devices(workers);
    }

    @Override
    public boolean allowsOtherBuilds() {
      return setup.experiment().mixed();
    }

    @Override
    public RunStorage storage(String name, RunState state, List<FinishedGeneration> generations) {
      RunDirectory directory = directory(name, state);
      try {
        RunFiles.restore(directory, setup, state, generations);
        return new Home(
            directory,
            RunFiles.listeners(directory, setup),
            metrics.map(all -> all.watch(name)),
            logs.open(directory.path().resolve(RunFileNames.LOG)));
      } catch (RuntimeException e) {
        directory.close();
        throw e;
      }
    }

    /**
     * The directory of the run's name. Where that holds something else, or a run that is further
     * than this one, it is a directory beside it.
     */
    private RunDirectory directory(String name, RunState state) {
      for (int number = 1; ; number++) {
        String suffix = number == 1 ? "" : "-" + number;
        try {
          return own(folder.resolve(name + suffix), state);
        } catch (BadInput refused) {
          if (number == MOST_TRIED) {
            throw refused;
          }
        }
      }
    }

    private RunDirectory own(Path path, RunState state) {
      RunDirectory directory = RunDirectory.open(path, setup.experiment());
      try {
        if (directory.reached() > state.nextGeneration()) {
          throw new BadInput(path + " holds a run that is further than this one.");
        }
        return directory;
      } catch (RuntimeException e) {
        directory.close();
        throw e;
      }
    }
  }

  /** The directory of a hosted run, while the run goes on. */
  private record Home(
      RunDirectory kept,
      List<RunListener> files,
      Optional<RunMetrics.Watch> metrics,
      LogFiles.OpenLog log)
      implements RunStorage {

    @Override
    public List<RunListener> listeners() {
      return Stream.concat(files.stream(), metrics.stream()).toList();
    }

    @Override
    public void onStatus(Terrarium.Status status) {
      metrics.ifPresent(watch -> watch.onStatus(status));
    }

    @Override
    public Path directory() {
      return kept.path();
    }

    @Override
    public void close() {
      log.close();
      kept.close();
    }
  }
}
