package io.terrarium.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What is to happen in a simulation. A seed chooses what happens next and how much time passes
 * before, so a seed is one order of events, and the same one each time.
 */
final class Schedule {

  private static final Duration LONG_WHILE = Duration.ofSeconds(3);
  private static final double SHARE_OF_WAITING = 0.05;

  private final Random random;
  private final Consumer<Duration> passing;
  private final List<Runnable> pending = new ArrayList<>();
  private boolean orderly;
  private long nanos;

  /**
   * Nothing is to happen yet.
   *
   * @param passing is told how much time passes
   */
  Schedule(long seed, Consumer<Duration> passing) {
    this.random = new Random(seed);
    this.passing = passing;
  }

  void add(Runnable event) {
    pending.add(event);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From now on all happens in the order in which it came. */
  void becomeOrderly() {
    orderly = true;
  }

  boolean isOrderly() {
    return orderly;
  }

  void step() {
    if (pending.isEmpty() || !orderly && chance(SHARE_OF_WAITING)) {
      pass(LONG_WHILE.dividedBy(1 + below(10)));
    } else {
      pending.remove(orderly ? 0 : below(pending.size())).run();
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    passing.accept(time);
  }

  long now() {
    return nanos;
  }
}
