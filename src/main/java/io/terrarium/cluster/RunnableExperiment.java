package io.terrarium.cluster;

import io.terrarium.compute.Device;
import io.terrarium.experiment.StopCondition;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import java.util.List;
import java.util.Optional;

/** A run that a node may compute for, or host. */
public interface RunnableExperiment {

  /** What is evolved. */
  MetaTask task();

  /** At most so many. */
  long generations();

  /** What ends the run earlier. */
  Optional<StopCondition> stop();

  /** The devices of this node, one worker each. */
  List<Device> devices();

  /** Whether other builds may compute for it too, though its bytes then depend on who did. */
  boolean allowsOtherBuilds();

  /**
   * Makes the run's directory on this node what the run is, whatever an earlier stay has left.
   *
   * @param name of the run
   * @param state after the last finished generation
   * @param generations all that are finished
   * @throws io.terrarium.file.BadInput where the disk refuses
   */
  RunStorage home(String name, RunState state, List<FinishedGeneration> generations);
}
