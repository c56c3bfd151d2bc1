package io.terrarium.cluster;

import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.run.FinishedGeneration;
import java.util.List;
import java.util.Optional;

/** What a cluster answers to those who follow its run. */
public sealed interface ToClient {

  /**
   * Whether a run was taken.
   *
   * @param id of the run, where it was
   * @param refusal why it was not
   */
  record Submitted(long id, Optional<String> refusal) implements ToClient {

    static Submitted taken(ClusterRun run) {
      return new Submitted(run.id(), Optional.empty());
    }

    static Submitted refused(String why) {
      return new Submitted(0, Optional.of(why));
    }
  }

  /**
   * How the cluster's run stands.
   *
   * @param report the figures
   * @param generations finished ones, from the wanted one on; as many as fit a message
   */
  record Report(ClusterReport report, List<FinishedGeneration> generations) implements ToClient {}

  /**
   * A part of the run's state.
   *
   * @param generation that the state is before; parts of two states do not fit together
   * @param size bytes of the whole
   * @param from the first byte of the part
   */
  record StatePart(long generation, int size, int from, byte[] bytes) implements ToClient {}

  /** The nodes that a node sees. */
  record Members(List<ClusterMember> members) implements ToClient {}
}
