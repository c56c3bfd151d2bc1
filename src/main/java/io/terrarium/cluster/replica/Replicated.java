package io.terrarium.cluster.replica;

/** A value that a {@link Register} holds. */
public sealed interface Replicated permits ClusterRun, GenerationBlock {

  /**
   * Whether this is later than another value of its kind. Equally late values are equal, since a
   * run computes the same bytes on every node.
   */
  boolean supersedes(Replicated other);
}
