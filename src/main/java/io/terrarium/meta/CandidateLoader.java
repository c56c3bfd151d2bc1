package io.terrarium.meta;

/** Gives an agent of a backend the candidate that it is trained in. */
@FunctionalInterface
public interface CandidateLoader {

  /**
   * Loads a candidate.
   *
   * @param candidate the numbers of the candidate, {@code [dimensions]}; they are copied
   */
  void load(int agent, float[] candidate);
}
