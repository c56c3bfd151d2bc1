package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Owns one device: asks for work while it is free, has its executor do it, and answers. */
final class Worker {

  /** What it is told, by the supervisor or by its executor. */
  interface Message {}

  private final ActorContext<Message> context;
  private final String run;
  private final ActorRef<ToSupervisor> supervisor;
  private final ActorRef<Executor.Command> executor;

  private Worker(
      ActorContext<Message> context,
      String run,
      ActorRef<ToSupervisor> supervisor,
      ActorRef<Executor.Command> executor) {
    this.context = context;
    this.run = run;
    this.supervisor = supervisor;
    this.executor = executor;
  }

  static Behavior<Message> create(
      String run, ActorRef<Executor.Command> executor, ActorRef<ToSupervisor> supervisor) {
    return Behaviors.setup(
        context -> {
          executor.tell(new Executor.Prepare(context.getSelf().narrow()));
          return new Worker(context, run, supervisor, executor).preparing();
        });
  }

  private Behavior<Message> preparing() {
    return Behaviors.receive(Message.class)
        .onMessage(Executor.Ready.class, ready -> ask(ready.capacity(), Optional.empty()))
        // The device cannot be opened; the first unit will tell the supervisor why.
        .onMessage(Executor.NoRoom.class, full -> ask(1, Optional.empty()))
        .onMessage(Executor.Threw.class, threw -> ask(1, Optional.empty()))
        .build();
  }

  private Behavior<Message> ask(int capacity, Optional<Round> round) {
    Optional<RoundKey> knows = round.map(r -> RoundKey.of(run, r));
    supervisor.tell(new ToSupervisor.RequestWork(run, self(), capacity, knows));
    return waiting(capacity, round);
  }

  private Behavior<Message> waiting(int capacity, Optional<Round> round) {
    return Behaviors.receive(Message.class)
        .onMessage(
            ToWorker.RoundStarted.class, started -> waiting(capacity, Optional.of(started.round())))
        .onMessage(ToWorker.Lease.class, lease -> begin(lease, capacity, round))
        .build();
  }

  private Behavior<Message> begin(ToWorker.Lease lease, int capacity, Optional<Round> round) {
    if (!round.map(r -> RoundKey.of(run, r)).equals(Optional.of(lease.round()))) {
      return ask(capacity, round);
    }
    executor.tell(new Executor.Evaluate(round.get(), lease.indices(), context.getSelf().narrow()));
    return evaluating(lease, capacity, round);
  }

  private Behavior<Message> evaluating(ToWorker.Lease lease, int capacity, Optional<Round> round) {
    return Behaviors.receive(Message.class)
        .onMessage(
            Executor.Evaluated.class,
            evaluated -> {
              supervisor.tell(done(lease, evaluated.outcomes()));
              return ask(capacity, round);
            })
        .onMessage(
            Executor.Threw.class,
            threw -> {
              supervisor.tell(failed(lease, threw.cause()));
              return ask(capacity, round);
            })
        .build();
  }

  private ToSupervisor.UnitsDone done(ToWorker.Lease lease, List<Outcome> outcomes) {
    List<ToSupervisor.Answer> answers =
        IntStream.range(0, outcomes.size())
            .mapToObj(i -> new ToSupervisor.Answer(lease.indices().get(i), outcomes.get(i)))
            .toList();
    return new ToSupervisor.UnitsDone(lease.round(), self(), answers);
  }

  private ToSupervisor.UnitsFailed failed(ToWorker.Lease lease, String cause) {
    return new ToSupervisor.UnitsFailed(lease.round(), self(), lease.indices(), cause);
  }

  private ActorRef<ToWorker> self() {
    return context.getSelf().narrow();
  }
}
