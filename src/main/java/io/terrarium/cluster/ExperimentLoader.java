package io.terrarium.cluster;

/** What a node has to be told about runs: the engine knows no experiments and no files. */
public interface ExperimentLoader {

  /** Which program this is, plugins included: only equal ones compute the same bytes. */
  String build();

  /**
   * A run of an experiment.
   *
   * @param experiment the text of an {@code experiment.conf}
   * @throws io.terrarium.file.BadInput where this build cannot run it
   */
  RunnableExperiment read(String experiment);

  /**
   * Whether an experiment is another one, but for generations that may have grown.
   *
   * @param earlier text of an {@code experiment.conf}
   * @param later text of another
   */
  boolean isGrown(String earlier, String later);
}
