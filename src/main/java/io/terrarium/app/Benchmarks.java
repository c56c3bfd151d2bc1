package io.terrarium.app;

import java.util.List;
import java.util.Optional;

/** Measures this machine. */
public interface Benchmarks {

  /**
   * @param algorithms what to measure, one generation each; all if empty
   * @param environment whose published settings to measure with; a usual one for each algorithm if
   *     empty
   * @param backends to measure each of them on
   * @param population candidates of a generation
   */
  record Request(
      List<String> algorithms,
      Optional<String> environment,
      List<String> backends,
      int population,
      int workers) {}

  /**
   * One warmed generation of one algorithm.
   *
   * @param backend that computed it
   * @param workers that computed it: a device each, so fewer than asked for where there are not so
   *     many
   * @param seconds its wall-clock time
   * @param trainingsPerSecond agents trained a second
   * @param gflops twice the multiply-adds that the training cannot avoid, a second
   * @param peakGflops what all workers at once reach with nothing but multiply-adds
   * @param share the one of the other
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
   * How fast one core steps copies of an environment with random actions, in steps a second.
   *
   * @param copies stepped at a time
   * @param stepped by the step alone
   * @param observed with what the agents see then
   * @param restarted with ended episodes begun anew as well
   */
  record Steps(String environment, int copies, double stepped, double observed, double restarted) {}

  /**
   * @throws io.terrarium.file.BadInput where any of it cannot be measured; nothing is then measured
   */
  List<Result> measure(Request request);

  /**
   * @param environment what to step; every one if empty
   * @throws io.terrarium.file.BadInput where there is none of the name
   */
  List<Steps> steps(Optional<String> environment);
}
