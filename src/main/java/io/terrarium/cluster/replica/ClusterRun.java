package io.terrarium.cluster.replica;

import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import java.util.Comparator;

/**
 * The run of a cluster: all that another node needs to carry on, but for the records of earlier
 * generations, which are {@link GenerationBlock}s of their own.
 *
 * @param id of the run, by chance: two clusters that become one have other ids; its blocks are
 *     found by it
 * @param epoch grows whenever a run is begun or taken up again
 * @param name of its directory
 * @param experiment the text of its {@code experiment.conf}
 * @param build which program began it; others compute for it only where the experiment allows that
 * @param state after the last finished generation
 * @param recent what the latest generations gave, from the first of their block on
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

  /** Its name in messages. */
  public String key() {
    return "%s#%x#%d".formatted(name, id, epoch);
  }

  @Override
  public boolean supersedes(Replicated other) {
    ClusterRun that = (ClusterRun) other;
    int later = LATENESS.compare(this, that);
    return later == 0 ? recent.supersedes(that.recent) : later > 0;
  }

  public ClusterRun after(FinishedGeneration generation, RunState next) {
    GenerationBlock grown = recent.followedBy(generation);
    return new ClusterRun(id, epoch, name, experiment, build, next, grown, standing, sentence);
  }

  /** With what an earlier build kept apart. */
  public ClusterRun with(GenerationBlock found) {
    return new ClusterRun(id, epoch, name, experiment, build, state, found, standing, sentence);
  }

  /** How many generations are in blocks of their own. */
  public long apart() {
    return state.nextGeneration() - recent.generations().size();
  }

  public ClusterRun ended(RunStatus how, String why) {
    return new ClusterRun(id, epoch, name, experiment, build, state, recent, how, why);
  }

  /** Taken up again, with an experiment that may have grown. */
  public ClusterRun again(String grown, String by) {
    return new ClusterRun(id, epoch + 1, name, grown, by, state, recent, RunStatus.GOING, "");
  }
}
