package io.terrarium.app;

import io.terrarium.experiment.ExperimentSource;
import io.terrarium.run.RunListener;
import io.terrarium.trial.AgentReturns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The use case that runs an experiment to its end, in this process or in a cluster. */
public interface Evolution {

  /**
   * An experiment to run, and where.
   *
   * @param experiment what to run
   * @param directory of the run; where it holds the same experiment already, the run goes on there
   * @param workers how many train at once in this process, at least 1
   * @param cluster that computes the run; this process does if empty
   */
  record Request(
      ExperimentSource experiment, Path directory, int workers, Optional<ClusterContact> cluster) {

    /** A request for a run that this process computes. */
    public static Request here(ExperimentSource experiment, Path directory, int workers) {
      return new Request(experiment, directory, workers, Optional.empty());
    }

    /** The same request for a run that a cluster computes. */
    public Request in(ClusterContact cluster) {
      return new Request(experiment, directory, workers, Optional.of(cluster));
    }
  }

  /**
   * A run that may start or go on: its input was checked, and in this process its directory is held
   * until it is closed.
   */
  interface Prepared extends AutoCloseable {

    /** The directory of the run. */
    Path directory();

    /** The name of the file in that directory that holds the result of a finished run. */
    String resultFile();

    /** The file that the run's log belongs in; empty where another process keeps the log. */
    Optional<Path> log();

    /** The names of the experiment's algorithms, in its order. */
    List<String> algorithms();

    /** A sentence about what was decided for the user, and why; empty where nothing was. */
    Optional<String> note();

    /** Whether the run goes on elsewhere when this process leaves it. */
    boolean isElsewhere();

    /**
     * Evolves until the run is finished, stopped or left; a run that is finished already returns at
     * once. The listener is closed when this returns.
     *
     * @param progress told each event of the run
     * @return whether the run is finished
     * @throws io.terrarium.file.BadInput if the run fails
     */
    boolean run(RunListener progress);

    /**
     * Stops the run from another thread: ends {@link #run} once a checkpoint holds what was
     * finished.
     *
     * @return a sentence that says what has become of the run
     */
    String stop();

    /**
     * Ends {@link #run} from another thread. A run that is elsewhere goes on; any other is stopped.
     *
     * @return a sentence that says what has become of the run
     */
    String leave();

    /** Trains so many agents of each algorithm in the result of a finished run. */
    List<AgentReturns> score(int agents);

    @Override
    void close();
  }

  /**
   * Checks a request and prepares its run; a cluster is given the run at once.
   *
   * @throws io.terrarium.file.BadInput if the experiment, the directory or the cluster does not
   *     allow it; nothing new is then left behind
   */
  Prepared prepare(Request request);
}
