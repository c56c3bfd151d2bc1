package io.terrarium.cli;

import java.util.List;

/** Measures this machine. */
interface Benchmarks {

  /**
   * @param algorithms what to measure, one generation each
   * @param backends to measure each of them on
   * @param population candidates of a generation
   */
  record Request(List<String> algorithms, List<String> backends, int population, int workers) {}

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

  /** The algorithms that {@code all} stands for. */
  List<String> algorithms();

  /**
   * @throws io.terrarium.run.BadInput where any of it cannot be measured; nothing is then measured
   */
  List<Result> measure(Request request);
}
