package io.terrarium.env;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Steps of each environment a second on one core, the policy left out: the step alone, with what
 * the agents see then, and with ended episodes begun anew as well, by draws made before. Time is
 * the thread's own, so that others on the core count little. Prints the best and the median of the
 * repetitions. Run its main; arguments: copies, repetitions.
 */
final class SteppingBenchmark {

  private static final int STEPS = 2_000_000;
  private static final int BATCHES = 16;

  private final Environment environment;
  private final Copies copies;
  private final float[][] actions = new float[BATCHES][];
  private final Random random = new Random(1);
  private final float[] draws;

  private SteppingBenchmark(Environment environment, int n) {
    this.environment = environment;
    this.copies = Copies.started(environment, n, random);
    for (int batch = 0; batch < BATCHES; batch++) {
      actions[batch] = Actions.random(environment, n, random);
    }
    this.draws = new float[1024 * environment.resetDraws()];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = random.nextFloat();
    }
  }

  public static void main(String[] arguments) {
    int n = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 256;
    int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    for (Published published : Published.values()) {
      SteppingBenchmark benchmark = new SteppingBenchmark(published.environment(), n);
      String name = published.environment().name();
      benchmark.time(name, "step, observe, reset", repetitions, benchmark::stepAndObserveAndReset);
      benchmark.time(name, "step, observe", repetitions, benchmark::stepAndObserve);
      benchmark.time(name, "step", repetitions, benchmark::step);
    }
  }

  private interface Step {
    void take(int index);
  }

  private void time(String name, String what, int repetitions, Step step) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] rates = new double[repetitions];
    int calls = STEPS / copies.size();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < calls; i++) {
        step.take(i);
      }
      long nanoseconds = threads.getCurrentThreadCpuTime() - start;
      rates[repetition] = 1e3 * calls * copies.size() / nanoseconds;
    }
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "%-25s %-21s best %6.1f, median %6.1f million steps/s%n",
        name,
        what,
        rates[repetitions - 1],
        rates[repetitions / 2]);
  }

  private void step(int index) {
    copies.step(actions[index % BATCHES]);
  }

  private void stepAndObserve(int index) {
    step(index);
    copies.observe();
  }

  private void stepAndObserveAndReset(int index) {
    step(index);
    for (int i = 0; i < copies.size(); i++) {
      if (copies.terminated()[i]) {
        int at = (index + i) % 1024 * environment.resetDraws();
        environment.reset(copies.state(), i, draws, at);
      }
    }
    copies.observe();
  }
}
