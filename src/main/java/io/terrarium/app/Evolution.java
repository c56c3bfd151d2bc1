package io.terrarium.app;

import io.terrarium.run.RunListener;
import io.terrarium.trial.AgentReturns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs an experiment to its end. */
public interface Evolution {

  /**
   * What was asked for.
   *
   * @param config the experiment file
   * @param directory of the run; the default one if empty
   * @param workers at least 1
   * @param cluster that runs it; this process if empty
   * @param overrides of keys of the experiment, {@code path=value}, later ones stronger
   */
  record Request(
      Path config,
      Optional<Path> directory,
      int workers,
      Optional<ClusterContact> cluster,
      List<String> overrides) {

    /** {@code runs/} and the name of the experiment file, unless another was asked for. */
    Path path() {
      return directory.orElseGet(() -> Path.of("runs", name(config)));
    }

    private static String name(Path config) {
      String file = config.getFileName().toString();
      int dot = file.lastIndexOf('.');
      return dot > 0 ? file.substring(0, dot) : file;
    }
  }

  /**
   * A run that may start or go on: its input was checked, and its directory is ours until it is
   * closed.
   */
  interface Prepared extends AutoCloseable {

    Path directory();

    /** Where the run's log is kept; empty where that is another process' business. */
    Optional<Path> log();

    List<String> algorithms();

    /** What was decided for the user, and why: a sentence. */
    Optional<String> note();

    /**
     * Evolves until the run is finished or stopped; a run that is finished already returns at once.
     * The progress is closed by then.
     *
     * @return whether it is finished
     */
    boolean run(RunListener progress);

    /**
     * Ends {@link #run} from another thread, and waits until a checkpoint holds what was finished.
     *
     * @return what has become of the run: a sentence
     */
    String stop();

    /** Trains agents of each algorithm in the result. */
    List<AgentReturns> score(int agents);

    @Override
    void close();
  }

  Prepared prepare(Request request);
}
