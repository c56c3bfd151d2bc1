package io.terrarium.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
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
import io.terrarium.cluster.Gateway.GetReport;
import io.terrarium.cluster.Gateway.GetState;
import io.terrarium.cluster.Gateway.StopRun;
import io.terrarium.cluster.Gateway.Submit;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.LastMembers;
import io.terrarium.cluster.replica.Replicas;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Terrarium;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The actor that hosts the cluster's run. The cluster has one, as an Akka Cluster Singleton; where
 * its node is lost, the coordinator of another node carries on from what a majority has kept. It
 * spawns the supervisor, offers the run to the worker sites of all nodes, and answers clients.
 */
public final class Coordinator {

  /** The messages that a coordinator takes. */
  sealed interface Command permits Gateway.ForCoordinator, SiteAnswer, Local {}

  /**
   * A site's answer to an {@link WorkerSite.Offer}. It may come twice.
   *
   * @param offer the offer's number
   * @param address of the site's node
   * @param devices that compute for the run; none where the site refuses
   * @param refusal why the site refuses; empty where it does not
   */
  public record SiteAnswer(
      long offer,
      ActorRef<WorkerSite.FromCoordinator> site,
      String address,
      List<String> devices,
      String refusal)
      implements Command {}

  /** The messages that stay in one JVM. */
  sealed interface Local extends Command, NoSerializationVerificationNeeded {}

  /** The supervisor has finished a generation, and waits until a majority has it. */
  record KeepGeneration(GenerationFinished generation) implements Local {}

  /** The supervisor says how the run has ended. */
  record RunOver(RunEnd end) implements Local {}

  record SupervisorGone(ActorRef<Supervisor.Command> supervisor) implements Local {}

  /** How the run stands, for its storage. */
  record StatusCame(Terrarium.Status status) implements Local {}

  /** The same for a client; empty where there is no supervisor or it does not answer. */
  record StatusFor(GetReport question, Optional<Terrarium.Status> status) implements Local {}

  /** The replicas' answers, and what they hear of other nodes. */
  record FromReplicas(Replicas.Event event) implements Local {}

  private record SitesCame(Receptionist.Listing listing) implements Local {}

  private record Reachability(ReachabilityEvent event) implements Local {}

  /** A message to the sites may have been lost. */
  private enum Remind implements Local {
    REMIND
  }

  private static final Duration REMINDER = Duration.ofSeconds(2);

  private final ActorContext<Command> context;
  private final Set<String> givenUp;
  private final RunView view;
  private final WorkerOffers offers;
  private final ActiveRun active;
  private final ClientRequests clients;

  private Coordinator(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String address,
      ExperimentLoader experiments,
      LastMembers last,
      Set<String> givenUp) {
    this.context = context;
    this.givenUp = givenUp;
    this.view = new RunView(context, last);
    this.offers = new WorkerOffers(context.getSelf().narrow());
    this.active = new ActiveRun(context, experiments, offers);
    this.clients = new ClientRequests(context, address, experiments, view, active, offers);
    timers.startTimerWithFixedDelay(Remind.REMIND, REMINDER);
    subscribe();
  }

  /**
   * @param address host and port of the node
   * @param last the nodes that the cluster last had; nothing is read before a majority of them is
   *     back
   * @param givenUp keys of the runs that this node could not host; the coordinator adds to them
   */
  static Behavior<Command> create(
      String address, ExperimentLoader experiments, LastMembers last, Set<String> givenUp) {
    // A new one begins by reading what a majority has, so it may take over at any moment.
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    Behaviors.withTimers(
                        timers ->
                            new Coordinator(context, timers, address, experiments, last, givenUp)
                                .loading())))
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofSeconds(1), Duration.ofSeconds(10), 0.1));
  }

  private void subscribe() {
    ActorSystem<Void> system = context.getSystem();
    system
        .receptionist()
        .tell(
            Receptionist.subscribe(
                WorkerSite.KEY,
                context.messageAdapter(Receptionist.Listing.class, SitesCame::new)));
    Cluster.get(system)
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(ReachabilityEvent.class, Reachability::new),
                ReachabilityEvent.class));
  }

  /** No client is answered before a majority has been read. */
  private Behavior<Command> loading() {
    view.read();
    return listening()
        .onMessage(FromReplicas.class, from -> whileLoading(from.event()))
        .onMessage(Command.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Command> whileLoading(Replicas.Event event) {
    return event instanceof Replicas.Loaded loaded ? onLoaded(loaded) : whileLeaving(event);
  }

  private Behavior<Command> serving() {
    return listening()
        .onMessage(
            Submit.class, submit -> then(() -> clients.onSubmit(submit).ifPresent(view::keep)))
        .onMessage(GetReport.class, question -> then(() -> clients.onGetReport(question)))
        .onMessage(StatusFor.class, answer -> then(() -> clients.onStatusFor(answer)))
        .onMessage(GetState.class, question -> then(() -> clients.onGetState(question)))
        .onMessage(StopRun.class, stop -> then(() -> clients.onStopRun(stop)))
        .onMessage(SiteAnswer.class, answer -> then(() -> active.onSiteAnswer(answer)))
        .onMessage(StatusCame.class, came -> then(() -> active.onStatus(came.status())))
        .onMessage(Remind.class, remind -> then(this::remind))
        .onMessage(KeepGeneration.class, keep -> then(() -> onKeepGeneration(keep.generation())))
        .onMessage(RunOver.class, over -> then(() -> onRunOver(over.end())))
        .onMessage(SupervisorGone.class, gone -> then(() -> onSupervisorGone(gone.supervisor())))
        .onMessage(FromReplicas.class, from -> whileServing(from.event()))
        .onMessage(Command.class, late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> whileServing(Replicas.Event event) {
    if (event instanceof Replicas.Newer newer) {
      return onNewer(newer.run());
    }
    if (event instanceof Replicas.Kept kept && view.isCurrent(kept)) {
      onKept(kept.run());
    } else if (event instanceof Replicas.NotKept notKept) {
      onNotKept(notKept.sentence());
    }
    return Behaviors.same();
  }

  /** The supervisor's listeners may write until it is gone. */
  private Behavior<Command> leaving() {
    return listening()
        .onMessage(SupervisorGone.class, gone -> reloading())
        .onMessage(FromReplicas.class, from -> whileLeaving(from.event()))
        .onMessage(Command.class, early -> Behaviors.same())
        .build();
  }

  private Behavior<Command> whileLeaving(Replicas.Event event) {
    if (event instanceof Replicas.Newer newer) {
      view.heardOf(newer.run());
    }
    return Behaviors.same();
  }

  private BehaviorBuilder<Command> listening() {
    return Behaviors.receive(Command.class)
        .onMessage(SitesCame.class, came -> then(() -> offers.onListing(came.listing())))
        .onMessage(Reachability.class, change -> then(() -> onReachability(change.event())))
        // The supervisor is a child, so it has closed its listeners by then.
        .onSignal(PostStop.class, stopped -> then(active::close))
        .onSignal(PreRestart.class, restarts -> then(active::close));
  }

  private static Behavior<Command> then(Runnable step) {
    step.run();
    return Behaviors.same();
  }

  private Behavior<Command> onLoaded(Replicas.Loaded loaded) {
    if (view.isOutdone(loaded)) {
      context.getLog().info("The run is read again: another node was further");
      return reloading();
    }
    view.onLoaded(loaded);
    view.run().filter(run -> run.standing() == RunStatus.GOING).ifPresent(this::begin);
    return serving();
  }

  /** Reads the run again; what was to be kept is dropped. */
  private Behavior<Command> reloading() {
    active.close();
    return loading();
  }

  private void begin(ClusterRun run) {
    try {
      active.begin(run, view.generations());
    } catch (RuntimeException | Error thrown) {
      context.getLog().error("The run cannot go on here", thrown);
      giveUp(ErrorText.of(thrown));
    }
  }

  /**
   * Leaves the cluster, since another node may be able to host the run. This node comes back as the
   * youngest, and so hosts the run last; where it hosts it once more, no other node could.
   */
  private void giveUp(String sentence) {
    boolean isFirstTime = givenUp.add(view.latest().orElseThrow().key());
    if (isFirstTime && offers.size() > 1) {
      Cluster cluster = Cluster.get(context.getSystem());
      cluster.manager().tell(Leave.create(cluster.selfMember().address()));
    } else {
      end(RunStatus.FAILED, sentence);
    }
  }

  private void remind() {
    active.askForStatus();
    offers.remind();
  }

  private void onReachability(ReachabilityEvent event) {
    if (event instanceof UnreachableMember lost) {
      active.onUnreachable(lost.member().address());
    }
  }

  private void onKeepGeneration(GenerationFinished finished) {
    // The supervisor answers before it says that the run is over, and is stopped.
    active.askForStatus();
    FinishedGeneration generation = new FinishedGeneration(finished.record(), finished.timing());
    view.keep(view.run().orElseThrow().after(generation, finished.state()));
  }

  private void onKept(ClusterRun run) {
    view.onKept(run);
    clients.onKept(run);
    active.onKept(run);
    if (!active.isGoing() && view.isLatest(run) && run.standing() == RunStatus.GOING) {
      begin(run);
    }
  }

  private void onRunOver(RunEnd end) {
    if (!active.isGoing()) {
      return;
    }
    if (end instanceof RunEnd.Completed) {
      end(RunStatus.COMPLETED, "");
    } else if (end instanceof RunEnd.Failed failed) {
      end(RunStatus.FAILED, failed.sentence());
    } else {
      end(RunStatus.STOPPED, "");
    }
  }

  private void onSupervisorGone(ActorRef<Supervisor.Command> supervisor) {
    if (active.supervisor().equals(Optional.of(supervisor))) {
      end(RunStatus.FAILED, "the supervisor ended before the run did; its node's log says why");
    }
  }

  /** Ends the run; its supervisor tells the listeners nothing more. */
  private void end(RunStatus how, String sentence) {
    ClusterRun ended = view.latest().orElseThrow().ended(how, sentence);
    active.stopSupervisor();
    active.close();
    offers.endWork(ended);
    view.keep(ended);
  }

  /** Another node was further and has come back, after a restart of all nodes for instance. */
  private Behavior<Command> onNewer(ClusterRun theirs) {
    if (!view.isNews(theirs)) {
      return Behaviors.same();
    }
    view.heardOf(theirs);
    if (!active.isGoing()) {
      return reloading();
    }
    active.stopSupervisor();
    return leaving();
  }

  /** A run that only other nodes keep is lost sooner than a majority promises. */
  private void onNotKept(String sentence) {
    if (active.isGoing()) {
      giveUp(sentence);
    }
  }
}
