package io.terrarium.app;

import io.terrarium.compute.Device;
import io.terrarium.engine.LocalRun;
import io.terrarium.engine.LocalWorkers;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.RunPlan;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.result.RunFileNames;
import io.terrarium.run.ResumedRun;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import io.terrarium.strategy.SearchState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run that this process computes, with one worker on each device; it holds its directory. */
final class InProcessRun extends PreparedRun {

  private final Optional<LocalWorkers> opened;
  private final RunDirectory directory;
  private final Optional<RunState> from;
  private final CompletableFuture<LocalRun> running = new CompletableFuture<>();

  private InProcessRun(
      ExperimentSetup setup,
      Registries registries,
      int workers,
      Optional<LocalWorkers> opened,
      ResumedRun resumed) {
    super(setup, registries, workers);
    this.opened = opened;
    this.directory = resumed.directory();
    this.from = resumed.state();
  }

  /**
   * @param subject of the sentence that refuses an experiment for want of memory
   * @param first the state before generation 0, whose shape all states of the run have
   * @throws BadInput if the directory cannot be used, or the workers do not fit into memory
   */
  static InProcessRun prepare(
      String subject,
      ExperimentSetup setup,
      Registries registries,
      Evolution.Request request,
      SearchState first) {
    Path path = request.directory();
    Optional<LocalWorkers> opened = open(subject, setup, request.workers(), path);
    try {
      ResumedRun resumed = ResumedRun.open(path, setup.experiment(), first);
      return new InProcessRun(setup, registries, request.workers(), opened, resumed);
    } catch (RuntimeException e) {
      opened.ifPresent(LocalWorkers::close);
      throw e;
    }
  }

  /**
   * Gives the workers their memory before anything is written. A run with a result has a directory
   * already, and may be finished: its workers are opened as it goes on, if it does.
   */
  private static Optional<LocalWorkers> open(
      String subject, ExperimentSetup setup, int workers, Path directory) {
    List<Device> devices = setup.devices(workers);
    if (Files.exists(directory.resolve(setup.resultFile()))) {
      return Optional.empty();
    }
    Optional<LocalWorkers> opened = LocalWorkers.open(setup.task(), devices);
    if (opened.isEmpty()) {
      throw MemoryCheck.tooLarge(subject);
    }
    return opened;
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
  public boolean isElsewhere() {
    return false;
  }

  @Override
  public boolean run(RunListener progress) {
    RunPlan plan = RunPlan.of(directory.path().toString(), setup(), workers());
    List<RunListener> listeners = new ArrayList<>(RunFiles.listeners(directory, setup()));
    listeners.add(progress);
    LocalRun run =
        opened
            .map(workers -> workers.start(plan, from, listeners))
            .orElseGet(() -> LocalRun.start(plan, from, listeners));
    running.complete(run);
    return isCompleted(run.await());
  }

  private boolean isCompleted(RunEnd how) {
    if (how instanceof RunEnd.Failed failed) {
      // The log in the directory has the details of a defect, so the directory stays.
      failed.defect().ifPresent(InProcessRun::rethrow);
      directory.abandon();
      throw new BadInput("The run ended: " + failed.sentence());
    }
    if (how instanceof RunEnd.Completed completed) {
      finishedWith(completed.state());
    }
    return how instanceof RunEnd.Completed;
  }

  /** Throws a defect as it was thrown, so that the caller sees its stack. */
  private static void rethrow(Throwable defect) {
    if (defect instanceof Error error) {
      throw error;
    }
    throw defect instanceof RuntimeException thrown ? thrown : new IllegalStateException(defect);
  }

  @Override
  public String stop() {
    running.join().stop();
    return "stopped; the same command goes on from here.";
  }

  @Override
  public String leave() {
    return stop();
  }

  @Override
  public void close() {
    opened.ifPresent(LocalWorkers::close);
    directory.close();
  }
}
