package io.terrarium.cluster;

import io.terrarium.compute.Device;
import io.terrarium.engine.Recorder;
import io.terrarium.experiment.StopCondition;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node's runs without files: an experiment's text is the number of its generations, and whether
 * builds may be mixed.
 *
 * @param build of the node
 * @param task of every run
 * @param homes what was restored, each time that a run came to this node
 * @param listeners that hear of runs here, besides what notes that
 * @param restoring what happens besides when a run comes here
 */
record StubRuns(
    String build,
    MetaTask task,
    List<Restored> homes,
    List<RunListener> listeners,
    Runnable restoring)
    implements ExperimentLoader {

  /** What a run's directory was made of, and what it then heard. */
  record Restored(RunState state, List<FinishedGeneration> generations, Recorder heard) {}

  StubRuns(String build, MetaTask task) {
    this(build, task, new ArrayList<>(), List.of(), () -> {});
  }

  /** The same with another that hears of runs here. */
  StubRuns hearing(RunListener listener) {
    return new StubRuns(build, task, homes, List.of(listener), restoring);
  }

  /** The same where this happens, too, when a run comes here. */
  StubRuns restoring(Runnable what) {
    return new StubRuns(build, task, homes, listeners, what);
  }

  @Override
  public RunnableExperiment read(String experiment) {
    if (!experiment.matches("[0-9]+( mixed)?")) {
      throw new BadInput("The experiment must be a number, is " + experiment + ".");
    }
    return new Hosted(generations(experiment), experiment.endsWith(" mixed"));
  }

  @Override
  public boolean isGrown(String earlier, String later) {
    return generations(earlier) <= generations(later);
  }

  private static long generations(String experiment) {
    return Long.parseLong(experiment.replace(" mixed", ""));
  }

  private final class Hosted implements RunnableExperiment {

    private final long generations;
    private final boolean isMixed;

    Hosted(long generations, boolean isMixed) {
      this.generations = generations;
      this.isMixed = isMixed;
    }

    @Override
    public MetaTask task() {
      return task;
    }

    @Override
    public long generations() {
      return generations;
    }

    @Override
    public Optional<StopCondition> stop() {
      return Optional.empty();
    }

    @Override
    public List<Device> devices() {
      return List.of(Device.cpu(0));
    }

    @Override
    public boolean allowsOtherBuilds() {
      return isMixed;
    }

    @Override
    public RunStorage storage(String name, RunState state, List<FinishedGeneration> generations) {
      restoring.run();
      Recorder heard = new Recorder();
      homes.add(new Restored(state, generations, heard));
      return new Home(
          name, Stream.concat(Stream.of(heard), StubRuns.this.listeners.stream()).toList());
    }
  }

  private record Home(String name, List<RunListener> listeners) implements RunStorage {

    @Override
    public Path directory() {
      return Path.of(name);
    }

    @Override
    public void close() {}
  }
}
