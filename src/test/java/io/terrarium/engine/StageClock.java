package io.terrarium.engine;

import akka.actor.AbstractScheduler;
import akka.actor.Cancellable;
import akka.event.LoggingAdapter;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Akka's scheduler on a time that passes only when told, and at once. */
public final class StageClock extends AbstractScheduler {

  private final AtomicLong made = new AtomicLong();
  private final ConcurrentSkipListSet<Alarm> alarms = new ConcurrentSkipListSet<>();
  private volatile long nanos;

  /** Made by Akka. */
  public StageClock(Config config, LoggingAdapter log, ThreadFactory threads) {}

  /** Lets time pass; what was scheduled for it runs on the caller's thread. */
  void pass(Duration duration) {
    long until = nanos + duration.toNanos();
    while (!alarms.isEmpty() && alarms.first().at() <= until) {
      Alarm next = alarms.pollFirst();
      nanos = next.at();
      next.task().run();
    }
    nanos = until;
  }

  @Override
  public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
    Alarm alarm = new Alarm(nanos + delay.toNanos(), made.incrementAndGet(), task);
    alarms.add(alarm);
    return new Cancellable() {
      @Override
      public boolean cancel() {
        return alarms.remove(alarm);
      }

      @Override
      public boolean isCancelled() {
        return !alarms.contains(alarm);
      }
    };
  }

  @Override
  public Cancellable schedule(
      FiniteDuration first, FiniteDuration interval, Runnable task, ExecutionContext executor) {
    throw new UnsupportedOperationException("no timer of the engine needs it");
  }

  @Override
  public double maxFrequency() {
    return 1000;
  }

  /** Rings once; those of the same time in the order in which they were made. */
  private record Alarm(long at, long number, Runnable task) implements Comparable<Alarm> {

    private static final Comparator<Alarm> ORDER =
        Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number);

    @Override
    public int compareTo(Alarm other) {
      return ORDER.compare(this, other);
    }
  }
}
