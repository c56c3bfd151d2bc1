package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.engine.Terrarium.AwaitEnd;
import io.terrarium.engine.Terrarium.Command;
import io.terrarium.engine.Terrarium.GetStatus;
import io.terrarium.engine.Terrarium.Over;
import io.terrarium.engine.Terrarium.Status;
import io.terrarium.engine.Terrarium.Stop;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.file.BadInput;
import io.terrarium.run.ResumedRun;
import io.terrarium.run.RunDirectory;
import io.terrarium.run.RunListener;
import io.terrarium.strategy.SearchState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The actor that keeps a run in a directory. It locks the directory for as long as the run goes on,
 * and is the parent of the run's own actor. Whoever is told of the end may open the directory at
 * once.
 */
final class DirectoryRun {

  /** The subject of the sentences that refuse an experiment. */
  static final String SUBJECT = "The experiment";

  private final RunDirectory directory;
  private final ActorRef<Command> run;
  private final ActorRef<RunEnd> ended;
  private final List<ActorRef<RunEnd>> awaitingEnd = new ArrayList<>();

  private DirectoryRun(
      ActorContext<Command> context, RunDirectory directory, Behavior<Command> run) {
    this.directory = directory;
    this.run = context.spawn(run, "run");
    this.ended = context.messageAdapter(RunEnd.class, Over::new);
    context.watch(this.run);
    this.run.tell(new AwaitEnd(ended));
  }

  static Behavior<Command> create(
      ExperimentSetup setup, int workers, Path path, List<RunListener> listeners) {
    SearchState first = MemoryCheck.requireUnits(SUBJECT, setup.task());
    RunPlan plan = RunPlan.of(path.toString(), setup, workers);
    return Behaviors.setup(
        context -> {
          try {
            ResumedRun resumed = ResumedRun.open(path, setup.experiment(), first);
            List<RunListener> all = new ArrayList<>(resumed.directory().listeners(setup));
            all.addAll(listeners);
            Behavior<Command> run = Terrarium.create(plan, resumed.state(), all);
            return new DirectoryRun(context, resumed.directory(), run).running();
          } catch (BadInput | UncheckedIOException refused) {
            return refused(RunEnd.Failed.of(refused));
          }
        });
  }

  private Behavior<Command> running() {
    return Behaviors.receive(Command.class)
        .onMessage(Over.class, over -> over(over.end()))
        .onMessage(AwaitEnd.class, await -> onAwaitEnd(await.replyTo()))
        .onMessage(Stop.class, stop -> onStop(stop.replyTo()))
        .onMessage(Command.class, this::forward)
        .onSignal(Terminated.class, gone -> over(RunEnd.Failed.brokenOff()))
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private Behavior<Command> onAwaitEnd(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    return Behaviors.same();
  }

  private Behavior<Command> onStop(ActorRef<RunEnd> replyTo) {
    awaitingEnd.add(replyTo);
    run.tell(new Stop(ended));
    return Behaviors.same();
  }

  private Behavior<Command> forward(Command command) {
    run.tell(command);
    return Behaviors.same();
  }

  /** The parent has stopped this actor without asking it; the run has stopped before. */
  private Behavior<Command> onStopped() {
    directory.close();
    return Behaviors.same();
  }

  private Behavior<Command> over(RunEnd end) {
    if (end instanceof RunEnd.Failed) {
      directory.abandon();
    } else {
      directory.close();
    }
    awaitingEnd.forEach(waiting -> waiting.tell(end));
    return Behaviors.receive(Command.class)
        .onMessage(AwaitEnd.class, await -> reply(await.replyTo(), end))
        .onMessage(Stop.class, stop -> reply(stop.replyTo(), end))
        .onMessage(Over.class, again -> Behaviors.same())
        .onMessage(Command.class, this::forward)
        .onSignal(Terminated.class, gone -> Behaviors.same())
        .build();
  }

  /** The run was refused: there is none, and questions are answered. */
  private static Behavior<Command> refused(RunEnd end) {
    return Behaviors.receive(Command.class)
        .onMessage(AwaitEnd.class, await -> reply(await.replyTo(), end))
        .onMessage(Stop.class, stop -> reply(stop.replyTo(), end))
        .onMessage(GetStatus.class, get -> reply(get.replyTo(), Status.NONE))
        .onMessage(Command.class, ignored -> Behaviors.same())
        .build();
  }

  private static <T> Behavior<Command> reply(ActorRef<T> replyTo, T answer) {
    replyTo.tell(answer);
    return Behaviors.same();
  }
}
