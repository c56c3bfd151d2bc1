package io.terrarium.cluster.replica;

import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import java.util.Comparator;

/**
 * The run of a cluster, with all that another node needs to carry on. The records of earlier
 * generations are apart, in {@link GenerationBlock}s.
 *
 * @param id a random number, so that the runs of two clusters that become one differ; it is part of
 *     the names of the run's blocks
 * @param epoch grows whenever a run is begun or taken up again
 * @param name of its directory
 * @param experiment the text of its {@code experiment.conf}
 * @param build the program that began it; others compute for it only where the experiment allows it
 * @param state after the last finished generation
 * @param recent the latest generations, from the first of their block on
 * @param sentence why it failed; empty otherwise
 */
public record ClusterRun(
    long id,
    long epoch,
    String name,
    String experiment,
    String build,
    RunState state,
    GenerationBlock recent,
    RunStatus standing,
    String sentence)
    implements Replicated {

  private static final Comparator<ClusterRun> LATENESS =
      Comparator.comparingLong(ClusterRun::epoch)
          .thenComparingLong(run -> run.state().nextGeneration())
          .thenComparing(ClusterRun::standing)
          .thenComparingLong(ClusterRun::id);

  /** The run's name in messages. */
  public String key() {
    return "%s#%x#%d".formatted(name, id, epoch);
  }

  @Override
  public boolean supersedes(Replicated other) {
    ClusterRun that = (ClusterRun) other;
    int later = LATENESS.compare(this, that);
    return later == 0 ? recent.supersedes(that.recent) : later > 0;
  }

  /** The run after one more generation. */
  public ClusterRun after(FinishedGeneration generation, RunState next) {
    GenerationBlock grown = recent.followedBy(generation);
    return new ClusterRun(id, epoch, name, experiment, build, next, grown, standing, sentence);
  }

  /** The run with the latest generations that an earlier build kept apart. */
  public ClusterRun with(GenerationBlock found) {
    return new ClusterRun(id, epoch, name, experiment, build, state, found, standing, sentence);
  }

  /** How many generations are in blocks of their own. */
  public long apart() {
    return state.nextGeneration() - recent.generations().size();
  }

  /** The run as it has ended. */
  public ClusterRun ended(RunStatus how, String why) {
    return new ClusterRun(id, epoch, name, experiment, build, state, recent, how, why);
  }

  /** The run taken up again, with an experiment that may have grown. */
  public ClusterRun again(String grown, String by) {
    return new ClusterRun(id, epoch + 1, name, grown, by, state, recent, RunStatus.GOING, "");
  }
}
