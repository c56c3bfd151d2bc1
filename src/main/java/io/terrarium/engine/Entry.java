package io.terrarium.engine;

/** What a {@link Register} may hold. */
sealed interface Entry permits ClusterRun, Block {

  /**
   * Whether this is later than another of its kind. What is equally late is equal: a run computes
   * the same bytes wherever it is.
   */
  boolean supersedes(Entry other);
}
