package com.example;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.Terrarium;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.task.Discovery;
import io.terrarium.trial.AgentPlayer;
import io.terrarium.trial.DiscoveryTrials;
import io.terrarium.trial.Trial;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Evolves in this application's own actor system, then trains an agent in what was found. */
public final class DiscoverCartPole {

  private static final String EXPERIMENT =
      """
      environment = CartPole-v1
      algorithms = [dqn]
      generations = 4
      strategy { population = 16, sigma = 0.15 }
      mean-evaluation.rollouts = 4
      """;

  /** What the application's root actor is told. */
  private sealed interface Message {}

  private record Happened(RunEvent event) implements Message {}

  private record Ended(RunEnd end) implements Message {}

  /** Runs in the directory that is named, or goes on there. */
  public static void main(String[] arguments) {
    Registries registries = Registries.load();
    ExperimentSetup setup = ExperimentSource.text(EXPERIMENT).setUp(registries);
    CompletableFuture<RunEnd> end = new CompletableFuture<>();
    ActorSystem.create(application(setup, Path.of(arguments[0]), end), "application");
    if (end.join() instanceof RunEnd.Completed completed) {
      train(setup.discovery(completed.state()), registries);
    } else {
      System.out.println(end.join());
    }
  }

  private static Behavior<Message> application(
      ExperimentSetup setup, Path directory, CompletableFuture<RunEnd> end) {
    return Behaviors.setup(
        context -> {
          ActorRef<Terrarium.Command> run =
              context.spawn(Terrarium.create(setup, 2, directory), "terrarium");
          run.tell(new Terrarium.Subscribe(context.messageAdapter(RunEvent.class, Happened::new)));
          run.tell(new Terrarium.AwaitEnd(context.messageAdapter(RunEnd.class, Ended::new)));
          return Behaviors.receive(Message.class)
              .onMessage(Happened.class, happened -> tell(happened.event()))
              .onMessage(Ended.class, ended -> stop(ended.end(), end))
              .build();
        });
  }

  private static Behavior<Message> tell(RunEvent event) {
    if (event instanceof GenerationFinished finished) {
      System.out.println(finished.record());
    }
    return Behaviors.same();
  }

  private static Behavior<Message> stop(RunEnd how, CompletableFuture<RunEnd> end) {
    end.complete(how);
    return Behaviors.stopped();
  }

  /** Plain calls: nothing here needs an actor. */
  private static void train(Discovery found, Registries registries) {
    Trial trial = DiscoveryTrials.in(found, registries).train("dqn", Map.of("gamma", 0.99), 7);
    System.out.println("mean return " + trial.meanReturn());
    AgentPlayer agent = AgentPlayer.of(trial.agent(), registries);
    float[] action = agent.act(new float[] {0, 0, 0.1f, 0}, new Random(0));
    System.out.println(action[0] == 1 ? "pushes right" : "pushes left");
  }
}
