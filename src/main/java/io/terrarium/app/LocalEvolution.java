package io.terrarium.app;

import io.terrarium.compute.Device;
import io.terrarium.engine.LocalRun;
import io.terrarium.engine.LocalWorkers;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.RunPlan;
import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.result.RunFileNames;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import io.terrarium.trial.AgentReturns;
import io.terrarium.trial.ScbTrials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs experiments in this process, a worker a device. */
final class LocalEvolution implements Evolution {

  private final Registries registries;

  LocalEvolution(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Prepared prepare(Request request) {
    ExperimentSetup setup =
        ExperimentSource.file(request.config()).with(request.overrides()).setUp(registries);
    MetaTask task = setup.task();
    List<Device> devices = setup.devices(request.workers());
    String subject = "The experiment of " + request.config();
    int dimensions = MemoryCheck.requireUnits(subject, task);
    Path path = request.path();
    Optional<LocalWorkers> hired = hire(subject, task, devices, path);
    try {
      RunDirectory directory = RunDirectory.open(path, setup.experiment());
      try {
        Optional<RunState> from = directory.resume(dimensions);
        return new Local(setup, task, directory, from, devices, hired, request.workers());
      } catch (RuntimeException e) {
        directory.abandon();
        throw e;
      }
    } catch (RuntimeException e) {
      hired.ifPresent(LocalWorkers::close);
      throw e;
    }
  }

  /**
   * The workers have their memory before anything is written. A run with a result has a directory
   * already, and may be finished: it hires as it goes on, if it does.
   *
   * @throws BadInput where there is not enough memory for all of them
   */
  private static Optional<LocalWorkers> hire(
      String subject, MetaTask task, List<Device> devices, Path directory) {
    if (Files.exists(DiscoverySource.file(directory))) {
      return Optional.empty();
    }
    Optional<LocalWorkers> workers = LocalWorkers.open(task, devices);
    if (workers.isEmpty()) {
      throw MemoryCheck.tooLarge(subject);
    }
    return workers;
  }

  /** A defect is told as one, with its stack in the log; a full memory as that. */
  private static void rethrow(Throwable defect) {
    if (defect instanceof Error error) {
      throw error;
    }
    throw defect instanceof RuntimeException thrown ? thrown : new IllegalStateException(defect);
  }

  /** A run whose directory is held. */
  private final class Local implements Prepared {

    private final ExperimentSetup setup;
    private final MetaTask task;
    private final RunDirectory directory;
    private final Optional<RunState> from;
    private final List<Device> devices;
    private final Optional<LocalWorkers> hired;
    private final int workers;
    private final CompletableFuture<LocalRun> running = new CompletableFuture<>();
    private Optional<RunState> end = Optional.empty();

    Local(
        ExperimentSetup setup,
        MetaTask task,
        RunDirectory directory,
        Optional<RunState> from,
        List<Device> devices,
        Optional<LocalWorkers> hired,
        int workers) {
      this.setup = setup;
      this.task = task;
      this.directory = directory;
      this.from = from;
      this.devices = devices;
      this.hired = hired;
      this.workers = workers;
    }

    @Override
    public Path directory() {
      return directory.path();
    }

    @Override
    public Optional<Path> log() {
      return Optional.of(directory.path().resolve(RunFileNames.LOG));
    }

    @Override
    public List<String> algorithms() {
      return setup.experiment().algorithms();
    }

    @Override
    public Optional<String> note() {
      return setup.note();
    }

    @Override
    public boolean run(RunListener progress) {
      RunPlan plan = RunPlan.of(directory.path().toString(), setup, workers);
      List<RunListener> listeners = new ArrayList<>(RunListeners.listeners(directory, setup));
      listeners.add(progress);
      LocalRun run =
          hired
              .map(workers -> workers.start(plan, from, listeners))
              .orElseGet(() -> LocalRun.start(plan, from, listeners));
      running.complete(run);
      return isCompleted(run.await());
    }

    private boolean isCompleted(RunEnd how) {
      if (how instanceof RunEnd.Failed failed) {
        // A defect's details are in the directory's log, so it stays.
        failed.defect().ifPresent(LocalEvolution::rethrow);
        directory.abandon();
        throw new BadInput("The run ended: " + failed.sentence());
      }
      if (how instanceof RunEnd.Completed completed) {
        end = Optional.of(completed.state());
      }
      return end.isPresent();
    }

    @Override
    public String stop() {
      running.join().stop();
      return "stopped; the same command goes on from here.";
    }

    @Override
    public List<AgentReturns> score(int agents) {
      return ScbTrials.in(setup.discovery(end.orElseThrow()), registries)
          .score(List.of(), agents, 0, workers);
    }

    @Override
    public void close() {
      hired.ifPresent(LocalWorkers::close);
      directory.close();
    }
  }
}
