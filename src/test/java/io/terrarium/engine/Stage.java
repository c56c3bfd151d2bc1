package io.terrarium.engine;

import akka.actor.ActorSystem;
import akka.actor.PoisonPill;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Real actors on the caller's thread: who is told something has done all that he does before the
 * caller goes on. Timers fire when time is let pass.
 */
final class Stage implements AutoCloseable {

  private final ActorSystem system =
      ActorSystem.create(
          "stage",
          ConfigFactory.parseString(
                  """
                  akka.scheduler.implementation = "io.terrarium.engine.StageClock"
                  akka.loglevel = OFF
                  akka.stdout-loglevel = OFF
                  akka.log-dead-letters = off
                  akka.actor.default-dispatcher.type =
                    akka.testkit.CallingThreadDispatcherConfigurator
                  terrarium.engine.supervisor-dispatcher.type =
                    akka.testkit.CallingThreadDispatcherConfigurator
                  """)
              .withFallback(ConfigFactory.load()));
  private final StageClock clock = (StageClock) system.scheduler();
  private final ActorRef<Consumer<ActorContext<?>>> parent =
      Adapter.spawnAnonymous(system, doing(), Props.empty());
  private final List<ActorRef<?>> spawned = new ArrayList<>();

  Stage() {
    // Akka starts the outermost actor on a thread of its own.
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    parent.tell(context -> started.complete(true));
    started.join();
    restarts().setLevel(Level.OFF);
  }

  /** Where Akka says that it restarts an actor. */
  private static Logger restarts() {
    return (Logger) LoggerFactory.getLogger("akka.actor");
  }

  private static Behavior<Consumer<ActorContext<?>>> doing() {
    return Behaviors.receive(
        (context, what) -> {
          what.accept(context);
          return Behaviors.same();
        });
  }

  ActorSystem system() {
    return system;
  }

  <T> ActorRef<T> spawn(Behavior<T> behavior) {
    AtomicReference<ActorRef<T>> actor = new AtomicReference<>();
    parent.tell(context -> actor.set(context.spawnAnonymous(behavior)));
    spawned.add(actor.get());
    return actor.get();
  }

  void stop(ActorRef<?> actor) {
    Adapter.toClassic(actor).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());
  }

  void pass(Duration duration) {
    clock.pass(duration);
  }

  /** Stops all that were spawned. */
  void clear() {
    spawned.forEach(this::stop);
    spawned.clear();
  }

  @Override
  public void close() {
    restarts().setLevel(null);
    system.terminate();
  }
}
