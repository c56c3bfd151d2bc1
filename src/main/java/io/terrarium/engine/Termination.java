package io.terrarium.engine;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of an actor system, or of its shutdown, where that has waited long enough. With TLS some
 * three of a hundred systems of Akka 2.6.21 that leave a cluster do not end: the stream of one of
 * their outbound connections is aborted, and the connection, in streams of its own, does not hear
 * of it. Without TLS none of two hundred did. Whoever waits is not to wait for ever.
 */
public final class Termination {

  /** For what Akka's own timers are late. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * @param system not yet terminated, or to wait for that alone
   */
  public Termination(ActorSystem<?> system) {
    system.getWhenTerminated().whenComplete((done, thrown) -> complete());
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "tell-of-the-beginning-of-the-end",
        () -> {
          begin(shutdown);
          return CompletableFuture.completedFuture(Done.getInstance());
        });
  }

  private void begin(CoordinatedShutdown shutdown) {
    begun.complete(null);
    // It runs already: this is only told when it is over.
    shutdown
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .whenComplete((done, thrown) -> complete());
    // Akka keeps the time of its shutdown with the threads that it shuts down.
    long most = shutdown.totalTimeout().toMillis() + MARGIN.toMillis();
    ended.completeOnTimeout(null, most, TimeUnit.MILLISECONDS);
  }

  private void complete() {
    begun.complete(null);
    ended.complete(null);
  }

  /** Runs this once it has been decided that the system ends, on any thread. */
  void whenBegun(Runnable what) {
    begun.thenRun(what);
  }

  /** Waits for it. */
  public void await() {
    ended.join();
  }
}
