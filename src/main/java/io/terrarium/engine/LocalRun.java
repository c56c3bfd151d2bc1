package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.run.RunListener;
import io.terrarium.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run in an actor system of its own, for callers that are no actors. */
public final class LocalRun {

  private static final int SECONDS_TO_TERMINATE = 1;

  private final ActorSystem<Terrarium.Command> system;
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();
  private final ActorRef<RunEnd> ended;

  private LocalRun(ActorSystem<Terrarium.Command> system) {
    this.system = system;
    this.ended = system.systemActorOf(completing(end), "run-end", Props.empty());
    system.getWhenTerminated().whenComplete((done, thrown) -> end.complete(brokenOff()));
    system.tell(new Terrarium.AwaitEnd(ended));
  }

  /** Starts a run; see {@link Terrarium#create}. All threads are daemons. */
  public static LocalRun start(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return new LocalRun(
        ActorSystem.create(
            Terrarium.create(plan, resumeFrom, listeners), "terrarium", configuration()));
  }

  private static Config configuration() {
    Config loaded = ConfigFactory.load();
    return loaded.getConfig("terrarium.engine.system").withFallback(loaded);
  }

  private static Behavior<RunEnd> completing(CompletableFuture<RunEnd> end) {
    return Behaviors.receiveMessage(
        message -> {
          end.complete(message);
          return Behaviors.stopped();
        });
  }

  private static RunEnd brokenOff() {
    return RunEnd.Failed.of(
        new IllegalStateException("the actor system ended before the run did; the log says why"));
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
    system.tell(new Terrarium.Stop(ended));
    end.join();
  }
}
