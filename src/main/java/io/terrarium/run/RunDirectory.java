package io.terrarium.run;

import io.terrarium.env.Environment;
import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentFile;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.file.FreshDirectories;
import io.terrarium.file.RunLock;
import io.terrarium.meta.RunState;
import io.terrarium.registry.Registry;
import io.terrarium.result.RunFileNames;
import io.terrarium.strategy.SearchState;
import io.terrarium.task.TaskKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of a run; it is locked against other runs until it is closed. */
public final class RunDirectory implements AutoCloseable {

  private final Path path;
  private final Experiment experiment;
  private final FreshDirectories fresh;
  private final RunLock lock;

  private RunDirectory(Path path, Experiment experiment, FreshDirectories fresh, RunLock lock) {
    this.path = path;
    this.experiment = experiment;
    this.fresh = fresh;
    this.lock = lock;
  }

  /**
   * Makes the directory, or opens the one that is there.
   *
   * @throws BadInput if it cannot be written, is in use, is not the directory of a run, or is that
   *     of another experiment; nothing new is then left behind
   */
  public static RunDirectory open(Path path, Experiment experiment) {
    FreshDirectories fresh = new FreshDirectories();
    RunDirectory directory =
        new RunDirectory(path, experiment, fresh, taken(path, experiment, fresh));
    try {
      directory.settle();
      return directory;
    } catch (IOException e) {
      directory.abandon();
      throw FileErrors.writing(path, e);
    } catch (RuntimeException e) {
      directory.abandon();
      throw e;
    }
  }

  private static RunLock taken(Path path, Experiment experiment, FreshDirectories fresh) {
    try {
      requireRunOrEmpty(path, experiment);
      if (Files.isDirectory(path)) {
        // A directory of something else must not be left with a lock file.
        new ExperimentFile(path, experiment).requireSame();
      }
      return RunLock.take(path, fresh);
    } catch (IOException e) {
      throw FileErrors.writing(path, e);
    }
  }

  private void settle() throws IOException {
    AtomicFile.removeLeftovers(path);
    new ExperimentFile(path, experiment).settle();
  }

  /** The path of the directory. */
  public Path path() {
    return path;
  }

  /**
   * Reads the state to go on from, and drops what {@code metrics.csv} has beyond it. The state is
   * empty where the run is to start.
   *
   * @param first the state before generation 0, whose shape all states of the run have
   * @throws BadInput if the checkpoint is missing, damaged, newer or of another run, the metrics
   *     lack rows, or the result is of another environment
   */
  public Optional<RunState> resume(SearchState first) {
    Optional<Checkpoint> checkpoint = checkpoint(first);
    checkpoint.ifPresentOrElse(
        last -> metrics().truncate(last.metricsBytes()), () -> metrics().start());
    return checkpoint.map(Checkpoint::state);
  }

  /** The number of the first generation that is not finished here. */
  public long reached() {
    Path file = path.resolve(RunFileNames.CHECKPOINT);
    return Files.exists(file) ? Checkpoint.read(file).state().nextGeneration() : 0;
  }

  /**
   * Makes the files what they are for a run that went on elsewhere.
   *
   * @param state after its last finished generation
   * @param generations all that are finished
   */
  public void restore(RunState state, List<FinishedGeneration> generations) {
    MetricsFile metrics = metrics();
    metrics.rewrite(generations.stream().map(FinishedGeneration::record).toList());
    timings().rewrite(generations);
    if (state.nextGeneration() > 0) {
      new Checkpoint(state, metrics.length()).write(path.resolve(RunFileNames.CHECKPOINT));
    }
    new ExperimentFile(path, experiment).grow();
  }

  /**
   * Refuses a directory that {@link #open} would refuse, and changes nothing. It may be in use: a
   * node on this machine may have in it the very run that is to be followed.
   *
   * @throws BadInput if the directory cannot be written, is not that of a run, or is that of
   *     another experiment
   */
  public static void requireFits(Path path, Experiment experiment) {
    FreshDirectories fresh = new FreshDirectories();
    try {
      requireRunOrEmpty(path, experiment);
      fresh.make(path);
      if (!Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      new ExperimentFile(path, experiment).require();
    } catch (IOException e) {
      throw FileErrors.writing(path, e);
    } finally {
      fresh.removeEmpty();
    }
  }

  private Optional<Checkpoint> checkpoint(SearchState first) {
    Path file = path.resolve(RunFileNames.CHECKPOINT);
    if (!Files.exists(file)) {
      requireNothingToLose();
      return Optional.empty();
    }
    Checkpoint checkpoint = Checkpoint.read(file);
    checkpoint.requireFits(first, experiment.generations(), file);
    if (Files.exists(result())) {
      DiscoverySource.read(path, ownKind());
    }
    return Optional.of(checkpoint);
  }

  private Path result() {
    return path.resolve(experiment.task().kind().resultFile());
  }

  private Registry<TaskKind<?>> ownKind() {
    return new Registry<>("task", List.of(experiment.task().kind()), TaskKind::name);
  }

  /**
   * Refuses to start anew over rows or a result. A run that ended before its first checkpoint has
   * written one row at most, and no result.
   */
  private void requireNothingToLose() {
    if (Files.exists(result())) {
      throw withoutCheckpoint("the result " + result().getFileName() + " is");
    }
    long rows = metrics().rows();
    if (rows > 1) {
      throw withoutCheckpoint(RunFileNames.METRICS + " with " + rows + " rows is");
    }
  }

  private static void requireNotImported(Path path, Experiment experiment) {
    if (Files.exists(path.resolve(experiment.task().kind().resultFile()))
        && !Files.exists(path.resolve(RunFileNames.METRICS))
        && !Files.exists(path.resolve(RunFileNames.CHECKPOINT))) {
      throw new BadInput(
          path
              + " holds a result but not a run that could go on, as an imported directory does; start anew in"
              + " another directory with --run.");
    }
  }

  private BadInput withoutCheckpoint(String what) {
    return new BadInput(
        path.resolve(RunFileNames.CHECKPOINT)
            + " is missing, though "
            + what
            + " there; put it back, or start anew in another directory with --run.");
  }

  /**
   * The listeners that write this run's files when this process runs a setup; see {@link
   * #listeners(Environment, ProcessStart)}.
   */
  public List<RunListener> listeners(ExperimentSetup setup) {
    return listeners(setup.environment(), ProcessStart.of(setup));
  }

  /**
   * The listeners that write this run's files, in the order in which they must hear of an event.
   * {@link #resume} comes first.
   *
   * @param environment that the experiment names
   * @param start of this process
   */
  List<RunListener> listeners(Environment environment, ProcessStart start) {
    MetricsFile metrics = metrics();
    return List.of(
        provenance(start),
        this::grow,
        metrics,
        new CheckpointWriter(path.resolve(RunFileNames.CHECKPOINT), metrics),
        timings(),
        new ResultWriter(result(), experiment, environment));
  }

  /**
   * Writes the experiment when the run starts, after the provenance: where that cannot be written,
   * the experiment has not changed.
   */
  private void grow(RunEvent event) {
    if (event instanceof RunEvent.Started || event instanceof RunEvent.Finished) {
      new ExperimentFile(path, experiment).grow();
    }
  }

  /**
   * Gives up the directory of a run that failed. Where this start made the directory, and there is
   * no checkpoint to go on from, the directory is removed.
   */
  public void abandon() {
    if (!Files.exists(path.resolve(RunFileNames.CHECKPOINT))) {
      fresh.removeHeld(path);
    }
    close();
  }

  /** Gives the directory up, with all its files. */
  @Override
  public void close() {
    lock.close();
  }

  /**
   * Adds to the provenance that this process has followed a run that a cluster computed. It has to
   * be called before {@link #restore}, because the entry names the first generation that was not
   * here before.
   *
   * @param computation the nodes that computed the run
   * @param since when this process began to follow
   */
  public void recordFollowing(
      ExperimentSetup setup, ClusterComputation computation, Instant since) {
    provenance(ProcessStart.of(setup)).followed(computation, since, reached());
  }

  private Provenance provenance(ProcessStart start) {
    return new Provenance(path.resolve(RunFileNames.PROVENANCE), start);
  }

  private TimingsFile timings() {
    return new TimingsFile(path.resolve(RunFileNames.TIMINGS));
  }

  private MetricsFile metrics() {
    return new MetricsFile(path.resolve(RunFileNames.METRICS), experiment.algorithms());
  }

  private static void requireRunOrEmpty(Path path, Experiment experiment) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new BadInput(path + " is a file; give --run a directory.");
    }
    if (Files.exists(path.resolve(RunFileNames.EXPERIMENT))) {
      requireNotImported(path, experiment);
    } else if (Files.exists(path.resolve(RunFileNames.CHECKPOINT))) {
      throw ExperimentFile.missing(path);
    } else if (holdsSomethingForeign(path)) {
      throw new BadInput(
          path + " is not empty and not a run directory; give --run a new or an empty one.");
    }
  }

  /** Whether a directory holds anything but what a run leaves while it begins or ends. */
  static boolean holdsSomethingForeign(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.anyMatch(
          entry -> !AtomicFile.isLeftover(entry) && !entry.endsWith(RunLock.FILE));
    }
  }
}
