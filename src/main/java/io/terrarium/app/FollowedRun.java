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
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import io.terrarium.strategy.SearchState;
import io.terrarium.trial.AgentReturns;
import io.terrarium.trial.ScbTrials;
import java.io.Console;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run that a cluster has: this process asks how it stands, and at its end for its results. */
final class FollowedRun implements Evolution.Prepared {

  private static final int PAUSE_MILLISECONDS = 400;

  private static final String QUESTION = "Leave the run to the cluster, or stop it? [leave/stop] ";

  /** A plain `kill` asks too, and nobody may be there. */
  private static final int SECONDS_TO_ANSWER = 15;

  private final ExperimentSetup setup;
  private final Registries registries;
  private final Path path;
  private final int workers;
  private final ClusterClient client;
  private final long id;
  private final List<FinishedGeneration> generations = new ArrayList<>();
  private final Instant since = Instant.now();
  private final SeenNodes seen;
  private Optional<RunState> end = Optional.empty();
  private volatile boolean leaves;

  private FollowedRun(
      ExperimentSetup setup,
      Registries registries,
      Evolution.Request request,
      ClusterClient client,
      long id) {
    this.setup = setup;
    this.registries = registries;
    this.path = request.path();
    this.workers = request.workers();
    this.client = client;
    this.id = id;
    this.seen = new SeenNodes(RunName.of(request.path()));
  }

  /**
   * @param build of this program
   * @throws BadInput where the cluster does not take the run
   */
  static FollowedRun begin(
      ExperimentSetup setup,
      Registries registries,
      Evolution.Request request,
      ClusterClient client,
      String build) {
    long id = client.submit(RunName.of(request.path()), setup.text(), build);
    return new FollowedRun(setup, registries, request, client, id);
  }

  @Override
  public Path directory() {
    return path;
  }

  /** Its node has one. */
  @Override
  public Optional<Path> log() {
    return Optional.empty();
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
    Progress now = progress(0);
    progress.on(
        new RunEvent.Started(
            now.report().generation(), setup.experiment().generations(), workers(now.report())));
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

  /** Where all nodes were down the first of them may know less than those that come after it. */
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

  /** The states of generations do not travel to who follows; nobody who is told this asks. */
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
    end = Optional.of(state);
    return true;
  }

  /** As if it had run here. */
  private void write(RunState state) {
    try (RunDirectory directory = RunDirectory.open(path, setup.experiment())) {
      if (directory.reached() < state.nextGeneration()) {
        // A node may have the run here too, and has said more of it than is known to who follows.
        directory.recordFollowing(setup, seen.computation(), since);
      }
      RunListeners.restore(directory, setup, state, generations);
      List<RunListener> listeners = RunListeners.listeners(directory, setup);
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
  public String stop() {
    if (isToStop()) {
      ClusterReport report = client.stop();
      leaves = true;
      return "stopped after %d generations; the same command goes on with it."
          .formatted(report.generation());
    }
    leaves = true;
    return "the run goes on in the cluster; the same command follows it again.";
  }

  private static boolean isToStop() {
    Console console = System.console();
    if (console == null || !Terminal.isTerminal(true)) {
      return false;
    }
    CompletableFuture<String> answer =
        new CompletableFuture<String>().completeOnTimeout("", SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    Thread reader =
        new Thread(() -> answer.complete(console.readLine("%n" + QUESTION)), "terrarium-answer");
    reader.setDaemon(true);
    reader.start();
    return Optional.ofNullable(answer.join()).orElse("").strip().startsWith("s");
  }

  @Override
  public List<AgentReturns> score(int agents) {
    return ScbTrials.in(setup.discovery(end.orElseThrow()), registries)
        .score(List.of(), agents, 0, workers);
  }

  @Override
  public void close() {
    client.close();
  }
}
