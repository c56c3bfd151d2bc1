package io.terrarium.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Leave;
import akka.cluster.typed.Subscribe;
import io.terrarium.cluster.ToCoordinator.GetReport;
import io.terrarium.cluster.ToCoordinator.GetState;
import io.terrarium.cluster.ToCoordinator.Hired;
import io.terrarium.cluster.ToCoordinator.StopRun;
import io.terrarium.cluster.ToCoordinator.Submit;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.LastMembers;
import io.terrarium.cluster.replica.Replicas;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.Supervisor;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts the cluster's run: the cluster has one host, on one of its nodes, and where that is lost
 * another node's carries on from what a majority has kept. It spawns the supervisor, has the sites
 * of all nodes work for it, and answers clients.
 */
final class Coordinator {

  /** What it is told: by clients, sites, replicas, its supervisor, and itself. */
  interface Message {}

  /** A majority has it. */
  private record Kept(int session, ClusterRun run, Runnable then)
      implements Message, NoSerializationVerificationNeeded {}

  private record FromReplicas(Replicas.Event event)
      implements Message, NoSerializationVerificationNeeded {}

  private record Listed(Receptionist.Listing listing)
      implements Message, NoSerializationVerificationNeeded {}

  private record Lost(ReachabilityEvent event)
      implements Message, NoSerializationVerificationNeeded {}

  /** Somebody may not have heard what was said. */
  private enum Remind implements Message, NoSerializationVerificationNeeded {
    REMIND
  }

  private static final Duration REMINDER = Duration.ofSeconds(2);

  private final ActorContext<Message> context;
  private final LastMembers last;
  private final Set<String> givenUp;
  private final RunView known = new RunView();
  private final WorkerOffers hiring;
  private final ActiveRun stay;
  private final ClientRequests reception;

  private ActorRef<Replicas.Message> replicas;

  /** Grows with each load: what was to be kept before it is over. */
  private int session;

  private Coordinator(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      String address,
      ExperimentLoader runs,
      LastMembers last,
      Set<String> givenUp) {
    this.context = context;
    this.last = last;
    this.givenUp = givenUp;
    this.hiring = new WorkerOffers(context.getSelf().narrow());
    this.stay = new ActiveRun(context, runs, hiring);
    this.reception =
        new ClientRequests(
            context, runs, known, hiring.sites(), new ReportBuilder(address), this::keep);
    this.replicas = replicas();
    timers.startTimerWithFixedDelay(Remind.REMIND, REMINDER);
    subscribe();
  }

  /**
   * @param address host and port of the node
   * @param last nodes of the cluster; before they are back nothing is read
   * @param givenUp names in messages of the runs that this node could not host; it adds to them
   */
  static Behavior<Message> create(
      String address, ExperimentLoader runs, LastMembers last, Set<String> givenUp) {
    // It begins by reading what a majority has, so a new one may take its place at any moment.
    return Behaviors.supervise(
            Behaviors.<Message>setup(
                context ->
                    Behaviors.withTimers(
                        timers ->
                            new Coordinator(context, timers, address, runs, last, givenUp)
                                .loading())))
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofSeconds(1), Duration.ofSeconds(10), 0.1));
  }

  private void subscribe() {
    context
        .getSystem()
        .receptionist()
        .tell(
            Receptionist.subscribe(
                WorkerSite.KEY, context.messageAdapter(Receptionist.Listing.class, Listed::new)));
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(ReachabilityEvent.class, Lost::new),
                ReachabilityEvent.class));
  }

  /** Without them there is no host: their end is ours. */
  private ActorRef<Replicas.Message> replicas() {
    ActorRef<Replicas.Message> spawned =
        context.spawnAnonymous(Replicas.create(toldByReplicas(), last));
    context.watch(spawned);
    return spawned;
  }

  private ActorRef<Replicas.Event> toldByReplicas() {
    return context.messageAdapter(Replicas.Event.class, FromReplicas::new);
  }

  /** Nothing is answered before a majority has said what there is. */
  private Behavior<Message> loading() {
    session++;
    replicas.tell(new Replicas.Load(toldByReplicas()));
    return listening()
        .onMessage(FromReplicas.class, told -> whileLoading(told.event()))
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> whileLoading(Replicas.Event event) {
    return event instanceof Replicas.Loaded loaded ? onLoaded(loaded) : whileLeaving(event);
  }

  private Behavior<Message> whileServing(Replicas.Event event) {
    if (event instanceof Replicas.Newer newer) {
      return onNewer(newer.run());
    }
    return event instanceof Replicas.NotKept trouble
        ? onNotKept(trouble.sentence())
        : Behaviors.same();
  }

  private Behavior<Message> whileLeaving(Replicas.Event event) {
    return event instanceof Replicas.Newer newer ? heardOf(newer.run()) : Behaviors.same();
  }

  private Behavior<Message> heardOf(ClusterRun theirs) {
    known.heardOf(theirs);
    return Behaviors.same();
  }

  /** What was to be kept is not to be kept any more. */
  private Behavior<Message> reloading() {
    context.unwatch(replicas);
    context.stop(replicas);
    replicas = replicas();
    return loading();
  }

  private Behavior<Message> serving() {
    return listening()
        .onMessage(Submit.class, submit -> then(() -> reception.submit(submit)))
        .onMessage(GetReport.class, this::onGetReport)
        .onMessage(ClientRequests.Asked.class, asked -> then(() -> answer(asked)))
        .onMessage(GetState.class, question -> then(() -> reception.state(question)))
        .onMessage(StopRun.class, this::onStopRun)
        .onMessage(Hired.class, hired -> then(() -> stay.hired(hired)))
        .onMessage(Remind.class, remind -> then(this::remind))
        .onMessage(ActiveRun.Stands.class, stands -> then(() -> stay.stands(stands.status())))
        .onMessage(ActiveRun.Finished.class, this::onFinished)
        .onMessage(Kept.class, this::onKept)
        .onMessage(ActiveRun.Over.class, over -> onOver(over.end()))
        .onMessage(ActiveRun.SupervisorGone.class, gone -> onSupervisorGone(gone.supervisor()))
        .onMessage(FromReplicas.class, told -> whileServing(told.event()))
        .onMessage(Message.class, late -> Behaviors.same())
        .build();
  }

  private void answer(ClientRequests.Asked asked) {
    reception.answer(asked, known.told().map(stay::redone).orElse(0));
  }

  private static Behavior<Message> then(Runnable step) {
    step.run();
    return Behaviors.same();
  }

  private BehaviorBuilder<Message> listening() {
    return Behaviors.receive(Message.class)
        .onMessage(Listed.class, listed -> then(() -> hiring.are(listed.listing())))
        .onMessage(Lost.class, lost -> onLost(lost.event()))
        // The supervisor, our child, has closed its listeners by then.
        .onSignal(PostStop.class, stopped -> then(stay::close))
        .onSignal(PreRestart.class, restarts -> then(stay::close));
  }

  private Behavior<Message> onLoaded(Replicas.Loaded loaded) {
    if (known.isOutdone(loaded)) {
      context.getLog().info("The run is read again: another node was further");
      return reloading();
    }
    known.load(loaded);
    known.run().filter(run -> run.standing() == RunStatus.GOING).ifPresent(this::begin);
    return serving();
  }

  private void begin(ClusterRun run) {
    try {
      stay.begin(run, known.generations());
    } catch (RuntimeException | Error thrown) {
      context.getLog().error("The run cannot go on here", thrown);
      giveUp(ErrorText.of(thrown));
    }
  }

  /**
   * Another node may be able to; this one comes back as the youngest, and is host last. Where it is
   * host once more, none of the others was.
   */
  private void giveUp(String sentence) {
    boolean isFirstTime = givenUp.add(known.latest().orElseThrow().key());
    if (isFirstTime && hiring.sites().all().size() > 1) {
      Cluster cluster = Cluster.get(context.getSystem());
      cluster.manager().tell(Leave.create(cluster.selfMember().address()));
    } else {
      end(RunStatus.FAILED, sentence);
    }
  }

  private void remind() {
    stay.askHowItStands();
    hiring.remind();
  }

  private Behavior<Message> onLost(ReachabilityEvent event) {
    if (event instanceof UnreachableMember lost) {
      stay.unreachable(lost.member().address());
    }
    return Behaviors.same();
  }

  private Behavior<Message> onFinished(ActiveRun.Finished finished) {
    // It answers before it says that the run is over, and is stopped.
    stay.askHowItStands();
    GenerationFinished event = finished.generation();
    FinishedGeneration generation = new FinishedGeneration(event.record(), event.timing());
    keep(known.run().orElseThrow().after(generation, event.state()), finished.kept());
    return Behaviors.same();
  }

  private void keep(ClusterRun next, Runnable then) {
    known.intend(next);
    ActorRef<Message> self = context.getSelf();
    int now = session;
    replicas.tell(new Replicas.Keep(next, () -> self.tell(new Kept(now, next, then))));
  }

  private Behavior<Message> onKept(Kept kept) {
    if (kept.session() != session) {
      return Behaviors.same();
    }
    known.keep(kept.run());
    kept.then().run();
    if (!stay.isGoing() && known.isLatest(kept.run()) && kept.run().standing() == RunStatus.GOING) {
      begin(kept.run());
    }
    return Behaviors.same();
  }

  private Behavior<Message> onOver(RunEnd end) {
    if (!stay.isGoing()) {
      return Behaviors.same();
    }
    if (end instanceof RunEnd.Completed) {
      end(RunStatus.COMPLETED, "");
    } else if (end instanceof RunEnd.Failed failed) {
      end(RunStatus.FAILED, failed.sentence());
    } else {
      end(RunStatus.STOPPED, "");
    }
    return Behaviors.same();
  }

  private Behavior<Message> onSupervisorGone(ActorRef<Supervisor.Message> supervisor) {
    if (stay.supervisor().equals(Optional.of(supervisor))) {
      end(RunStatus.FAILED, "the supervisor ended before the run did; its node's log says why");
    }
    return Behaviors.same();
  }

  /** The supervisor is done: it tells its listeners nothing more. */
  private void end(RunStatus how, String sentence) {
    ClusterRun ended = known.latest().orElseThrow().ended(how, sentence);
    stay.stopSupervisor();
    stay.close();
    hiring.dismiss(ended);
    keep(ended, reception::ended);
  }

  /** Another node was further, and has come back: after a restart of all, say. */
  private Behavior<Message> onNewer(ClusterRun theirs) {
    if (!known.isNews(theirs)) {
      return Behaviors.same();
    }
    known.heardOf(theirs);
    if (!stay.isGoing()) {
      return reloading();
    }
    stay.stopSupervisor();
    return leaving();
  }

  /** What is kept on other nodes only is lost sooner than a majority promises. */
  private Behavior<Message> onNotKept(String sentence) {
    if (stay.isGoing()) {
      giveUp(sentence);
    }
    return Behaviors.same();
  }

  /** Until the supervisor is gone its listeners may write. */
  private Behavior<Message> leaving() {
    return listening()
        .onMessage(
            ActiveRun.SupervisorGone.class,
            gone -> {
              stay.close();
              return reloading();
            })
        .onMessage(FromReplicas.class, told -> whileLeaving(told.event()))
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> onStopRun(StopRun stop) {
    if (stay.isGoing()) {
      reception.awaitStop(stop);
      stay.endRun();
    } else {
      reception.stopNothing(stop);
    }
    return Behaviors.same();
  }

  private Behavior<Message> onGetReport(GetReport question) {
    reception.report(question, stay.supervisor());
    return Behaviors.same();
  }
}
