package io.terrarium.engine;

import java.util.List;

/** What a cluster answers to those who follow its run. */
sealed interface ToClient {

  /**
   * @param refusal why the run was not taken; empty where it was
   */
  record Submitted(String refusal) implements ToClient {}

  /**
   * How the cluster's run stands.
   *
   * @param report the figures
   * @param generations finished ones, from the wanted one on; as many as fit a message
   */
  record Report(ClusterReport report, List<KeptGeneration> generations) implements ToClient {}

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
