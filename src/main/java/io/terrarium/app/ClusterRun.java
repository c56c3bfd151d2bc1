package io.terrarium.app;

import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.ClusterClient.Progress;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.RunName;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.Build;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import io.terrarium.strategy.SearchState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that a cluster computes. This process follows it: it asks how the run stands, and at the
 * end it asks for the results and writes them into a directory of its own.
 */
final class ClusterRun extends PreparedRun {

  private static final int PAUSE_MILLISECONDS = 400;

  private final Path path;
  private final ClusterClient client;
  private final long id;
  private final List<FinishedGeneration> generations = new ArrayList<>();
  private final Instant since = Instant.now();
  private final ComputationRecorder seen;
  private volatile boolean leaves;

  private ClusterRun(
      ExperimentSetup setup,
      Registries registries,
      Evolution.Request request,
      ClusterClient client,
      long id) {
    super(setup, registries, request.workers());
    this.path = request.directory();
    this.client = client;
    this.id = id;
    this.seen = new ComputationRecorder(RunName.of(request.directory()));
  }

  /**
   * Gives the cluster the run.
   *
   * @throws BadInput if the directory cannot be used, or the cluster does not take the run
   */
  static ClusterRun begin(ExperimentSetup setup, Registries registries, Evolution.Request request) {
    RunDirectory.requireFits(request.directory(), setup.experiment());
    ClusterClient client = request.cluster().orElseThrow().connect();
    try {
      String name = RunName.of(request.directory());
      long id = client.submit(name, setup.text(), Build.current().sentence());
      return new ClusterRun(setup, registries, request, client, id);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public Path directory() {
    return path;
  }

  /** The node that hosts the run keeps its log. */
  @Override
  public Optional<Path> log() {
    return Optional.empty();
  }

  @Override
  public boolean run(RunListener progress) {
    Progress now = progress(0);
    progress.on(
        new RunEvent.Started(
            now.report().generation(), setup().experiment().generations(), workers(now.report())));
    while (!leaves && !(now.report().isOver() && now.generations().isEmpty())) {
      tell(now, progress);
      if (now.generations().isEmpty()) {
        pause();
      }
      now = progress(generations.size());
    }
    progress.close();
    return !leaves && finish(now.report());
  }

  /**
   * Asks for generations until the cluster answers about this run. Where all nodes were down, the
   * first that comes back may know an older run than those that come after it.
   */
  private Progress progress(long from) {
    long deadline = System.nanoTime() + client.patience().toNanos();
    Progress now = client.progress(from);
    while (now.report().id() != id && !leaves) {
      if (System.nanoTime() > deadline) {
        throw new BadInput(
            "The cluster has another run by now; `terrarium status` shows it, and the same command begins this one again.");
      }
      pause();
      now = client.progress(from);
    }
    return now;
  }

  private static int workers(ClusterReport report) {
    return report.sites().stream().mapToInt(site -> site.devices().size()).sum();
  }

  private void tell(Progress now, RunListener progress) {
    for (FinishedGeneration generation : now.generations()) {
      generations.add(generation);
      progress.on(event(generation));
    }
    ClusterReport report = now.report();
    seen.add(report);
    if (report.total() > 0 && report.generation() == generations.size()) {
      progress.on(
          new RunEvent.Progressed(
              report.generation(), report.algorithm(), report.done(), report.total()));
    }
  }

  /** The event without the search's state, which the cluster sends at the end only. */
  private static RunEvent.GenerationFinished event(FinishedGeneration kept) {
    RunState unknown =
        new RunState(
            kept.record().generation() + 1, new SearchState(new float[0], new float[0]), 0);
    return new RunEvent.GenerationFinished(kept.record(), unknown, kept.timing());
  }

  private boolean finish(ClusterReport report) {
    if (report.standing() == RunStatus.FAILED) {
      throw new BadInput("The run ended: " + report.sentence().orElse("its node's log says why"));
    }
    if (report.standing() == RunStatus.STOPPED) {
      throw new BadInput("The run was stopped; the same command goes on with it.");
    }
    RunState state = client.state(id);
    write(state);
    finishedWith(state);
    return true;
  }

  /** Writes the directory as it would be if the run had been computed here. */
  private void write(RunState state) {
    try (RunDirectory directory = RunDirectory.open(path, setup().experiment())) {
      if (directory.reached() < state.nextGeneration()) {
        // Where a node keeps the run in this directory too, it has said more than is known here.
        directory.recordFollowing(setup(), seen.computation(), since);
      }
      RunFiles.restore(directory, setup(), state, generations);
      List<RunListener> listeners = RunFiles.listeners(directory, setup());
      listeners.forEach(listener -> listener.on(new RunEvent.Finished(state)));
      listeners.forEach(RunListener::close);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isElsewhere() {
    return true;
  }

  @Override
  public String stop() {
    ClusterReport report = client.stop();
    leaves = true;
    return "stopped after %d generations; the same command goes on with it."
        .formatted(report.generation());
  }

  @Override
  public String leave() {
    leaves = true;
    return "the run goes on in the cluster; the same command follows it again.";
  }

  @Override
  public void close() {
    client.close();
  }
}
