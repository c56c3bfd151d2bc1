package io.terrarium.app;

import java.util.List;
import java.util.Optional;

/** The use case that measures how fast this machine computes. */
public interface Benchmarks {

  /**
   * The generations to measure: one for each algorithm on each backend.
   *
   * @param algorithms to measure; all if empty
   * @param environment whose published settings to measure with; if empty, the first of some usual
   *     ones that an algorithm can act in
   * @param backends to measure each algorithm on
   * @param population how many candidates a generation has
   * @param workers how many train at once, at least 1
   */
  record Request(
      List<String> algorithms,
      Optional<String> environment,
      List<String> backends,
      int population,
      int workers) {}

  /**
   * The measured speed of one generation of one algorithm, in a JVM that is warm.
   *
   * @param backend that computed it
   * @param workers that computed it; fewer than asked for where there are not so many devices
   * @param seconds of wall-clock time
   * @param trainingsPerSecond agents trained a second
   * @param gflops two operations for each multiply-add that training cannot avoid, in 1e9 a second
   * @param peakGflops the same where all workers do nothing but multiply-adds
   * @param share {@code gflops / peakGflops}
   */
  record Result(
      String algorithm,
      String environment,
      String backend,
      int population,
      int workers,
      double seconds,
      double trainingsPerSecond,
      double gflops,
      double peakGflops,
      double share) {}

  /**
   * The measured speed of one core that steps copies of an environment with random actions, in
   * steps a second.
   *
   * @param copies how many are stepped at a time
   * @param stepped the speed of the step alone
   * @param observed the speed of the step with the observation
   * @param restarted the speed of both with a new start of ended episodes
   */
  record Steps(String environment, int copies, double stepped, double observed, double restarted) {}

  /**
   * Measures generations, one after the other.
   *
   * @throws io.terrarium.file.BadInput if one of them cannot be measured; nothing is then measured
   */
  List<Result> measure(Request request);

  /**
   * Measures how fast environments are stepped.
   *
   * @param environment the one to step; each of them if empty
   * @throws io.terrarium.file.BadInput if no environment has the name
   */
  List<Steps> steps(Optional<String> environment);
}
