package io.terrarium.cluster;

import io.terrarium.compute.Device;
import io.terrarium.engine.Terrarium;
import io.terrarium.experiment.StopCondition;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The application's side of a node: it makes runs of experiments and keeps their directories, since
 * the cluster itself knows neither experiments nor files.
 */
public interface ExperimentLoader {

  /** Which program this is, plugins included: only equal programs compute the same bytes. */
  String build();

  /**
   * A run of an experiment.
   *
   * @param experiment the text of an {@code experiment.conf}
   * @throws BadInput if this build cannot run it
   */
  RunnableExperiment read(String experiment);

  /**
   * The same of a run that another build may have begun. Two builds may compute different bytes, so
   * one build computes a run, unless its experiment allows others.
   *
   * @param begunBy the build that began the run
   * @throws BadInput if this build cannot run it, or may not
   */
  default RunnableExperiment read(String experiment, String begunBy) {
    RunnableExperiment run = read(experiment);
    if (!begunBy.equals(build()) && !run.allowsOtherBuilds()) {
      throw new BadInput(
          "The run was begun by %s, this node has %s; give all nodes the same build and plugins."
              .formatted(begunBy, build()));
    }
    return run;
  }

  /**
   * Whether two experiments differ in nothing but generations that may have grown.
   *
   * @param earlier text of an {@code experiment.conf}
   * @param later text of another
   */
  boolean isGrown(String earlier, String later);

  /** A run that a node can compute for, or host. */
  interface RunnableExperiment {

    /** What is evolved. */
    MetaTask task();

    /** The largest number of generations. */
    long generations();

    /** The condition that ends the run earlier. */
    Optional<StopCondition> stop();

    /** The devices of this node, one worker each. */
    List<Device> devices();

    /** Whether other builds may compute for it too, though its bytes then depend on who did. */
    boolean allowsOtherBuilds();

    /**
     * Opens the run's directory on this node and brings it to the run's state, whatever was in it.
     *
     * @param name of the run
     * @param state after the last finished generation
     * @param generations all that are finished
     * @throws BadInput if the disk refuses
     */
    RunStorage storage(String name, RunState state, List<FinishedGeneration> generations);
  }

  /** The open directory of a run on the node that hosts it. */
  interface RunStorage extends AutoCloseable {

    Path directory();

    /** The listeners that write the run's files, in the order in which they must be told. */
    List<RunListener> listeners();

    /**
     * Called every few seconds, and after each generation, with the run's status; on another thread
     * than the listeners.
     */
    default void onStatus(Terrarium.Status status) {}

    /** Unlocks the directory, and leaves its files as they are. */
    @Override
    void close();
  }
}
