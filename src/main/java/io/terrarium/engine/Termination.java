package io.terrarium.engine;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of an actor system, or of its shutdown once that has taken too long, so that nobody waits
 * for ever. With TLS some three of a hundred systems of Akka 2.6.21 that leave a cluster do not
 * end: the stream of one of their outbound connections is aborted, and the connection, in streams
 * of its own, is not told. Without TLS all of two hundred systems ended.
 */
public final class Termination {

  /** Added to Akka's own time limit, since its timers may be late. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * @param system an actor system; where it has terminated, this has ended
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
    // The shutdown runs already: this call only tells when it is over.
    shutdown
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .whenComplete((done, thrown) -> complete());
    // Akka measures the time of its shutdown on the threads that it shuts down.
    long most = shutdown.totalTimeout().toMillis() + MARGIN.toMillis();
    ended.completeOnTimeout(null, most, TimeUnit.MILLISECONDS);
  }

  private void complete() {
    begun.complete(null);
    ended.complete(null);
  }

  /** Runs this, on any thread, once the system has begun to end. */
  void whenBegun(Runnable what) {
    begun.thenRun(what);
  }

  /** Waits for the end. */
  public void await() {
    ended.join();
  }
}
