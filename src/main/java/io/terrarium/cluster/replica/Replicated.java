package io.terrarium.cluster.replica;

/** What a {@link Register} may hold. */
public sealed interface Replicated permits ClusterRun, GenerationBlock {

  /**
   * Whether this is later than another of its kind. What is equally late is equal: a run computes
   * the same bytes wherever it is.
   */
  boolean supersedes(Replicated other);
}
