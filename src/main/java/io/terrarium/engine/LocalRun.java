package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run in an actor system of its own, for callers that are not actors. */
public final class LocalRun {

  private static final int SECONDS_TO_TERMINATE = 1;

  private final ActorSystem<?> system;
  private final ActorRef<Terrarium.Command> terrarium;
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();
  private final ActorRef<RunEnd> ended;

  /** Starts a run in a system that ends with it. */
  LocalRun(ActorSystem<?> system, Behavior<Terrarium.Command> run) {
    this.system = system;
    this.terrarium = system.systemActorOf(run, "terrarium", Props.empty());
    this.ended = system.systemActorOf(ending(terrarium, end), "run-end", Props.empty());
    // When an error of the JVM ends the system, a training may keep it alive for long.
    new Termination(system).whenBegun(() -> end.complete(RunEnd.Failed.brokenOff()));
    terrarium.tell(new Terrarium.AwaitEnd(ended));
  }

  /** Starts a run; see {@link Terrarium#create}. All threads are daemons. */
  public static LocalRun start(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return new LocalRun(system(), Terrarium.create(plan, resumeFrom, listeners));
  }

  /** A new actor system without actors. */
  static ActorSystem<?> system() {
    return ActorSystem.create(Behaviors.empty(), "terrarium", configuration());
  }

  private static Config configuration() {
    Config loaded = ConfigFactory.load();
    return loaded.getConfig("terrarium.engine.system").withFallback(loaded);
  }

  private static Behavior<RunEnd> ending(
      ActorRef<Terrarium.Command> terrarium, CompletableFuture<RunEnd> end) {
    return Behaviors.setup(
        context -> {
          context.watch(terrarium);
          return Behaviors.receive(RunEnd.class)
              .onMessage(RunEnd.class, how -> complete(end, how))
              .onSignal(Terminated.class, gone -> complete(end, RunEnd.Failed.brokenOff()))
              .build();
        });
  }

  private static Behavior<RunEnd> complete(CompletableFuture<RunEnd> end, RunEnd how) {
    end.complete(how);
    return Behaviors.stopped();
  }

  /**
   * Waits for the end of the run, and ends the actor system; trainings that still run are
   * abandoned.
   */
  public RunEnd await() {
    RunEnd how = end.join();
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(akka.Done.getInstance(), SECONDS_TO_TERMINATE, TimeUnit.SECONDS)
        .join();
    return how;
  }

  /**
   * Stops the run, from any thread. When it returns no listener is being called, and none will be.
   */
  public void stop() {
    terrarium.tell(new Terrarium.Stop(ended));
    end.join();
  }
}
