package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
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
import io.terrarium.engine.ToClient.Submitted;
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
import java.util.concurrent.ThreadLocalRandom;

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
  private record Kept(
      int session, ClusterRun run, Optional<KeptGeneration> generation, Runnable then)
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
  private record Going(RunHome home, ActorRef<Supervisor.Message> supervisor) {}

  private static final Duration REMINDER = Duration.ofSeconds(2);

  /** So many reminders go only to those who have not answered, then one to all. */
  private static final int REMINDERS = 5;

  /** With a supervisor that waits for a disk; clients have a little more. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  private final ActorContext<Message> context;
  private final NodeRuns runs;
  private final Answers answers;
  private final long largestMessage;
  private final Sites sites = new Sites();
  private final List<ActorRef<ToClient>> awaitingStop = new ArrayList<>();

  private ActorRef<Replicas.Message> replicas;

  /** Grows with each load: what was to be kept before it is over. */
  private int session;

  /** Names what the sites were last offered. */
  private long offer;

  private int reminders;
  private Optional<ClusterRun> run = Optional.empty();
  private List<KeptGeneration> generations = new ArrayList<>();
  private Optional<Going> going = Optional.empty();

  /** The latest that was heard of while nothing could be done about it. */
  private Optional<ClusterRun> newest = Optional.empty();

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
    this.largestMessage =
        context
            .getSystem()
            .settings()
            .config()
            .getBytes("akka.remote.artery.advanced.maximum-frame-size");
    this.replicas = replicas();
    timers.startTimerWithFixedDelay(Remind.REMIND, REMINDER);
    subscribe();
  }

  /**
   * @param address host and port of the node
   */
  static Behavior<Message> create(String address, NodeRuns runs) {
    // It begins by reading what a majority has, so a new one may take its place at any moment.
    return Behaviors.supervise(
            Behaviors.<Message>setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new Host(context, timers, address, runs).loading())))
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
                Site.KEY, context.messageAdapter(Receptionist.Listing.class, Listed::new)));
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
        context.spawnAnonymous(Replicas.create(context.getSelf().narrow()));
    context.watch(spawned);
    return spawned;
  }

  /** Nothing is answered before a majority has said what there is. */
  private Behavior<Message> loading() {
    session++;
    replicas.tell(new Replicas.Load(context.getSelf().narrow()));
    return listening()
        .onMessage(Replicas.Loaded.class, this::onLoaded)
        .onMessage(Replicas.Newer.class, newer -> remember(newer.run()))
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> remember(ClusterRun theirs) {
    boolean isLater = newest.isEmpty() || theirs.supersedes(newest.get());
    newest = isLater ? Optional.of(theirs) : newest;
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
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(GetReport.class, this::onGetReport)
        .onMessage(Asked.class, this::onAsked)
        .onMessage(GetState.class, this::onGetState)
        .onMessage(StopRun.class, this::onStopRun)
        .onMessage(Hired.class, this::onHired)
        .onMessage(Remind.class, remind -> remind())
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
              closeHome();
              return Behaviors.same();
            })
        .onSignal(
            PreRestart.class,
            restarts -> {
              closeHome();
              return Behaviors.same();
            });
  }

  /** The run goes on elsewhere, or is over: trouble here changes nothing of it. */
  private void closeHome() {
    try {
      going.ifPresent(now -> now.home().close());
    } catch (RuntimeException trouble) {
      context.getLog().warn("A run's directory was not given up: {}", Sentence.of(trouble));
    }
    going = Optional.empty();
  }

  private Behavior<Message> onLoaded(Replicas.Loaded loaded) {
    if (newest.isPresent() && isNews(newest.get(), loaded.run())) {
      return reloading();
    }
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
      going = Optional.of(new Going(home, supervise(known, hosted, home)));
      sites.forget();
      offer = ThreadLocalRandom.current().nextLong();
      hire();
    } catch (RuntimeException | LinkageError thrown) {
      context.getLog().error("The run cannot go on here", thrown);
      giveUp(Sentence.of(thrown));
    }
  }

  /** Another node may be able to; this one comes back as the youngest, and is host last. */
  private void giveUp(String sentence) {
    if (sites.all().size() > 1) {
      Cluster cluster = Cluster.get(context.getSystem());
      cluster.manager().tell(Leave.create(cluster.selfMember().address()));
    } else {
      end(Standing.FAILED, sentence);
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

  private Behavior<Message> remind() {
    reminders++;
    if (reminders % REMINDERS == 0) {
      // A site that was told by an earlier host after us, or that has given up, is told again.
      going.ifPresent(now -> sites.all().forEach(site -> site.tell(offer(now))));
    }
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
        offer,
        known.key(),
        known.experiment(),
        known.build(),
        now.supervisor().narrow(),
        context.getSelf().narrow());
  }

  private Behavior<Message> onHired(Hired hired) {
    if (hired.offer() == offer) {
      sites.answered(hired);
      if (sites.unanswered().isEmpty()) {
        going.ifPresent(now -> now.supervisor().tell(new Supervisor.Expect(sites.workers())));
      }
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
    // While another begins or ends nothing can be said; the client asks again.
    if (isSettled()) {
      take(submit);
    }
    return Behaviors.same();
  }

  private boolean isSettled() {
    return latest.map(ClusterRun::epoch).equals(run.map(ClusterRun::epoch))
        && latest.map(ClusterRun::standing).equals(run.map(ClusterRun::standing));
  }

  private void take(Submit submit) {
    Submission submission = new Submission(submit, runs, run, largestMessage);
    Optional<String> refusal = submission.refusal();
    if (refusal.isPresent()) {
      submit.replyTo().tell(Submitted.refused(refusal.get()));
    } else if (submission.isKnown()) {
      submit.replyTo().tell(Submitted.taken(run.orElseThrow()));
    } else {
      begin(submission);
    }
  }

  private void begin(Submission submission) {
    ActorRef<ToClient> client = submission.submit().replyTo();
    try {
      ClusterRun begun = submission.begun();
      keep(begun, Optional.empty(), () -> client.tell(Submitted.taken(begun)));
    } catch (RuntimeException refused) {
      client.tell(Submitted.refused(Sentence.of(refused)));
    }
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
    int now = session;
    replicas.tell(
        new Replicas.Keep(
            next, generation, () -> self.tell(new Kept(now, next, generation, then))));
  }

  private Behavior<Message> onKept(Kept kept) {
    if (kept.session() != session) {
      return Behaviors.same();
    }
    if (run.filter(known -> known.id() == kept.run().id()).isEmpty()) {
      generations.clear();
    }
    if (run.isEmpty() || kept.run().supersedes(run.get())) {
      run = Optional.of(kept.run());
    }
    kept.generation()
        .filter(generation -> generation.record().generation() == generations.size())
        .ifPresent(generations::add);
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
    going.ifPresent(now -> context.stop(now.supervisor()));
    closeHome();
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
    if (!isNews(theirs, latest)) {
      return Behaviors.same();
    }
    remember(theirs);
    if (going.isEmpty()) {
      return reloading();
    }
    context.stop(going.get().supervisor());
    return leaving();
  }

  private static boolean isNews(ClusterRun theirs, Optional<ClusterRun> ours) {
    return ours.isEmpty() || theirs.supersedes(ours.get());
  }

  /** Until the supervisor is gone its listeners may write. */
  private Behavior<Message> leaving() {
    return listening()
        .onMessage(
            SupervisorGone.class,
            gone -> {
              closeHome();
              return reloading();
            })
        .onMessage(Replicas.Newer.class, newer -> remember(newer.run()))
        .onMessage(Message.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Message> onStopRun(StopRun stop) {
    if (going.isEmpty()) {
      // While it begins or ends there is nothing to tell; the client asks again.
      if (isSettled()) {
        tellHowItStands(stop.replyTo());
      }
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
        PATIENCE,
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
