package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.terrarium.engine.ToHost.GetReport;
import io.terrarium.engine.ToHost.GetState;
import io.terrarium.engine.ToHost.Hired;
import io.terrarium.engine.ToHost.StopRun;
import io.terrarium.engine.ToHost.Submit;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hosts the cluster's run: the cluster has one host, on one of its nodes, and where that is lost
 * another node's carries on from what a majority has kept. It spawns the supervisor, has the sites
 * of all nodes work for it, and answers clients.
 */
final class Host {

  /** What it is told: by clients, sites, replicas, its supervisor, and itself. */
  interface Message {}

  /** The supervisor has finished a generation; {@code kept} is to be run once a majority has it. */
  private record Finished(GenerationFinished generation, Runnable kept)
      implements Message, NoSerializationVerificationNeeded {}

  /** A majority has it. */
  private record Kept(ClusterRun run, Optional<KeptGeneration> generation, Runnable then)
      implements Message, NoSerializationVerificationNeeded {}

  private record Over(RunEnd end) implements Message, NoSerializationVerificationNeeded {}

  private record Listed(Receptionist.Listing listing)
      implements Message, NoSerializationVerificationNeeded {}

  private record Lost(ReachabilityEvent event)
      implements Message, NoSerializationVerificationNeeded {}

  private record Asked(GetReport question, Optional<Terrarium.Status> status)
      implements Message, NoSerializationVerificationNeeded {}

  /** How the run stands, for those who keep it. */
  private record Stands(Terrarium.Status status)
      implements Message, NoSerializationVerificationNeeded {}

  private record SupervisorGone(ActorRef<Supervisor.Message> supervisor)
      implements Message, NoSerializationVerificationNeeded {}

  /** Somebody may not have heard what was said. */
  private enum Remind implements Message, NoSerializationVerificationNeeded {
    REMIND
  }

  /** A run that goes on here. */
  private record Going(HostedRun hosted, RunHome home, ActorRef<Supervisor.Message> supervisor) {}

  private static final Duration REMINDER = Duration.ofSeconds(2);

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  private final ActorContext<Message> context;
  private final NodeRuns runs;
  private final Answers answers;
  private final ActorRef<Replicas.Message> replicas;
  private final Sites sites = new Sites();
  private final List<ActorRef<ToClient>> awaitingStop = new ArrayList<>();

  private Optional<ClusterRun> run = Optional.empty();
  private List<KeptGeneration> generations = new ArrayList<>();
  private Optional<Going> going = Optional.empty();

  /** The latest that was to be kept; what others have of it is no news. */
  private Optional<ClusterRun> latest = Optional.empty();

  private Host(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      String address,
      NodeRuns runs) {
    this.context = context;
    this.runs = runs;
    this.answers = new Answers(address);
    this.replicas = context.spawn(Replicas.create(context.getSelf().narrow()), "replicas");
    timers.startTimerWithFixedDelay(Remind.REMIND, REMINDER);
    subscribe();
  }

  /**
   * @param address host and port of the node
   */
  static Behavior<Message> create(String address, NodeRuns runs) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Host(context, timers, address, runs).loading()));
  }

  private void subscribe() {
    context
        .getSystem()
        .receptionist()
        .tell(
            Receptionist.subscribe(
                Site.KEY, context.messageAdapter(Receptionist.Listing.class, Listed::new)));
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(ReachabilityEvent.class, Lost::new),
                ReachabilityEvent.class));
  }

  /** Nothing is answered before a majority has said what there is. */
  private Behavior<Message> loading() {
    replicas.tell(new Replicas.Load(context.getSelf().narrow()));
    return listening()
        .onMessage(Replicas.Loaded.class, this::onLoaded)
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> serving() {
    return listening()
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(GetReport.class, this::onGetReport)
        .onMessage(Asked.class, this::onAsked)
        .onMessage(GetState.class, this::onGetState)
        .onMessage(StopRun.class, this::onStopRun)
        .onMessage(Hired.class, this::onHired)
        .onMessage(Remind.class, remind -> onRemind())
        .onMessage(Stands.class, stands -> onStands(stands.status()))
        .onMessage(Finished.class, this::onFinished)
        .onMessage(Kept.class, this::onKept)
        .onMessage(Over.class, over -> onOver(over.end()))
        .onMessage(SupervisorGone.class, gone -> onSupervisorGone(gone.supervisor()))
        .onMessage(Replicas.Newer.class, newer -> onNewer(newer.run()))
        .onMessage(Message.class, late -> Behaviors.same())
        .build();
  }

  private BehaviorBuilder<Message> listening() {
    return Behaviors.receive(Message.class)
        .onMessage(Listed.class, listed -> onListed(listed.listing()))
        .onMessage(Lost.class, lost -> onLost(lost.event()))
        .onSignal(
            PostStop.class,
            stopped -> {
              // The supervisor, our child, has closed its listeners by now.
              going.ifPresent(now -> now.home().close());
              return Behaviors.same();
            });
  }

  private Behavior<Message> onLoaded(Replicas.Loaded loaded) {
    run = loaded.run();
    latest = run;
    generations = new ArrayList<>(loaded.generations());
    run.filter(known -> known.standing() == Standing.GOING).ifPresent(this::begin);
    return serving();
  }

  private void begin(ClusterRun known) {
    try {
      HostedRun hosted = runs.read(known.experiment());
      Builds.require(known.build(), runs, hosted);
      RunHome home = hosted.home(known.name(), known.state(), records());
      going = Optional.of(new Going(hosted, home, supervise(known, hosted, home)));
      sites.forget();
      hire();
    } catch (RuntimeException thrown) {
      context.getLog().error("The run cannot go on here", thrown);
      end(Standing.FAILED, Sentence.of(thrown));
    }
  }

  private List<GenerationRecord> records() {
    return generations.stream().map(KeptGeneration::record).toList();
  }

  private ActorRef<Supervisor.Message> supervise(ClusterRun known, HostedRun hosted, RunHome home) {
    RunPlan plan =
        new RunPlan(known.key(), hosted.task(), hosted.generations(), hosted.stop(), List.of());
    ActorRef<Message> self = context.getSelf();
    Journal journal = (finished, kept) -> self.tell(new Finished(finished, kept));
    ActorRef<Supervisor.Message> supervisor =
        context.spawnAnonymous(
            Supervisor.create(plan, Optional.of(known.state()), journal, home.listeners()),
            SUPERVISOR_THREAD);
    context.watchWith(supervisor, new SupervisorGone(supervisor));
    supervisor.tell(new Terrarium.AwaitEnd(context.messageAdapter(RunEnd.class, Over::new)));
    return supervisor;
  }

  /** Has those sites work that have not said yet that they do. */
  private Behavior<Message> hire() {
    going.ifPresent(now -> sites.unanswered().forEach(site -> site.tell(offer(now))));
    return Behaviors.same();
  }

  private Behavior<Message> onRemind() {
    ActorRef<Terrarium.Status> asks = context.messageAdapter(Terrarium.Status.class, Stands::new);
    going.ifPresent(now -> now.supervisor().tell(new Terrarium.GetStatus(asks)));
    return hire();
  }

  private Behavior<Message> onStands(Terrarium.Status status) {
    going.ifPresent(now -> now.home().standing(status));
    return Behaviors.same();
  }

  private ToSite.Hire offer(Going now) {
    ClusterRun known = run.orElseThrow();
    return new ToSite.Hire(
        known.key(),
        known.experiment(),
        known.build(),
        now.supervisor().narrow(),
        context.getSelf().narrow());
  }

  private Behavior<Message> onHired(Hired hired) {
    if (run.filter(known -> known.key().equals(hired.run())).isPresent()) {
      sites.answered(hired);
    }
    return Behaviors.same();
  }

  private Behavior<Message> onListed(Receptionist.Listing listing) {
    sites.are(listing.getServiceInstances(Site.KEY));
    return hire();
  }

  /**
   * What is leased there goes to others at once; should it answer all the same, that counts too.
   */
  private Behavior<Message> onLost(ReachabilityEvent event) {
    if (event instanceof UnreachableMember lost) {
      going.ifPresent(
          now -> now.supervisor().tell(new Supervisor.Unreachable(lost.member().address())));
    }
    return Behaviors.same();
  }

  private Behavior<Message> onSubmit(Submit submit) {
    Submission submission = new Submission(submit, runs, run);
    Optional<String> refusal = submission.refusal();
    if (refusal.isPresent() || submission.isKnown()) {
      submit.replyTo().tell(new ToClient.Submitted(refusal.orElse("")));
      return Behaviors.same();
    }
    try {
      ClusterRun begun = submission.begun();
      keep(begun, Optional.empty(), () -> submit.replyTo().tell(new ToClient.Submitted("")));
    } catch (RuntimeException refused) {
      submit.replyTo().tell(new ToClient.Submitted(Sentence.of(refused)));
    }
    return Behaviors.same();
  }

  private Behavior<Message> onFinished(Finished finished) {
    GenerationFinished event = finished.generation();
    KeptGeneration generation =
        new KeptGeneration(event.record(), event.seconds(), event.trainings());
    keep(run.orElseThrow().after(event.state()), Optional.of(generation), finished.kept());
    return Behaviors.same();
  }

  private void keep(ClusterRun next, Optional<KeptGeneration> generation, Runnable then) {
    latest = Optional.of(next);
    ActorRef<Message> self = context.getSelf();
    replicas.tell(
        new Replicas.Keep(next, generation, () -> self.tell(new Kept(next, generation, then))));
  }

  private Behavior<Message> onKept(Kept kept) {
    if (run.filter(known -> known.id() == kept.run().id()).isEmpty()) {
      generations.clear();
    }
    if (run.isEmpty() || kept.run().supersedes(run.get())) {
      run = Optional.of(kept.run());
    }
    kept.generation().ifPresent(generations::add);
    kept.then().run();
    boolean begins = going.isEmpty() && latest.equals(Optional.of(kept.run()));
    if (begins && kept.run().standing() == Standing.GOING) {
      begin(kept.run());
    }
    return Behaviors.same();
  }

  private Behavior<Message> onOver(RunEnd end) {
    if (going.isEmpty()) {
      return Behaviors.same();
    }
    if (end instanceof RunEnd.Completed) {
      end(Standing.COMPLETED, "");
    } else if (end instanceof RunEnd.Failed failed) {
      end(Standing.FAILED, failed.sentence());
    } else {
      end(Standing.STOPPED, "");
    }
    return Behaviors.same();
  }

  private Behavior<Message> onSupervisorGone(ActorRef<Supervisor.Message> supervisor) {
    if (going.filter(now -> now.supervisor().equals(supervisor)).isPresent()) {
      end(Standing.FAILED, "the supervisor ended before the run did; its node's log says why");
    }
    return Behaviors.same();
  }

  /** The supervisor is done: it tells its listeners nothing more. */
  private void end(Standing how, String sentence) {
    ClusterRun known = latest.orElseThrow();
    going.ifPresent(
        now -> {
          context.stop(now.supervisor());
          now.home().close();
        });
    going = Optional.empty();
    sites.all().forEach(site -> site.tell(new ToSite.Dismiss(known.key())));
    keep(known.ended(how, sentence), Optional.empty(), this::tellStopped);
  }

  private void tellStopped() {
    awaitingStop.forEach(this::tellHowItStands);
    awaitingStop.clear();
  }

  private void tellHowItStands(ActorRef<ToClient> client) {
    context.getSelf().tell(new GetReport(generations.size(), client));
  }

  /** Another node was further, and has come back: after a restart of all, say. */
  private Behavior<Message> onNewer(ClusterRun theirs) {
    if (latest.isPresent() && !theirs.supersedes(latest.get())) {
      return Behaviors.same();
    }
    if (going.isEmpty()) {
      return loading();
    }
    context.stop(going.get().supervisor());
    return leaving();
  }

  /** Until the supervisor is gone its listeners may write. */
  private Behavior<Message> leaving() {
    return listening()
        .onMessage(
            SupervisorGone.class,
            gone -> {
              going.ifPresent(now -> now.home().close());
              going = Optional.empty();
              return loading();
            })
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> onStopRun(StopRun stop) {
    if (going.isEmpty()) {
      tellHowItStands(stop.replyTo());
      return Behaviors.same();
    }
    awaitingStop.add(stop.replyTo());
    ActorRef<RunEnd> over = context.messageAdapter(RunEnd.class, Over::new);
    going.get().supervisor().tell(new Terrarium.Stop(over));
    return Behaviors.same();
  }

  private Behavior<Message> onGetReport(GetReport question) {
    if (going.isEmpty()) {
      return onAsked(new Asked(question, Optional.empty()));
    }
    context.ask(
        Terrarium.Status.class,
        going.get().supervisor(),
        REMINDER,
        Terrarium.GetStatus::new,
        (status, thrown) -> new Asked(question, Optional.ofNullable(status)));
    return Behaviors.same();
  }

  private Behavior<Message> onAsked(Asked asked) {
    asked
        .question()
        .replyTo()
        .tell(answers.report(run, sites, asked.status(), generations, asked.question().from()));
    return Behaviors.same();
  }

  private Behavior<Message> onGetState(GetState question) {
    run.ifPresent(known -> question.replyTo().tell(answers.statePart(known, question.from())));
    return Behaviors.same();
  }
}
