package io.terrarium.engine;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.util.concurrent.CompletableFuture;

/**
 * The end of an actor system, or of its shutdown, where that has waited long enough: a transport
 * that uses TLS was seen not to end, and whoever waits for it is not to wait for ever.
 */
final class SystemEnd {

  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * @param system not yet terminated, or to wait for that alone
   */
  SystemEnd(ActorSystem<?> system) {
    system.getWhenTerminated().thenRun(this::complete);
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
        "tell-of-the-end",
        () -> {
          // It runs already: this is only told when it is over.
          shutdown.runAll(CoordinatedShutdown.actorSystemTerminateReason()).thenRun(this::complete);
          return CompletableFuture.completedFuture(Done.getInstance());
        });
  }

  private void complete() {
    ended.complete(null);
  }

  /** Waits for it. */
  void await() {
    ended.join();
  }
}
