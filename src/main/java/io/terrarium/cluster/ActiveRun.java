package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import io.terrarium.cluster.ExperimentLoader.RunStorage;
import io.terrarium.cluster.ExperimentLoader.RunnableExperiment;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Journal;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.RunPlan;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Terrarium;
import io.terrarium.run.FinishedGeneration;
import java.util.List;
import java.util.Optional;

/** The run that goes on at this coordinator: its directory, its supervisor, and its workers. */
final class ActiveRun {

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  /** What a run has while it goes on here. */
  private record Parts(RunStorage storage, ActorRef<Supervisor.Command> supervisor) {}

  private final ActorContext<Coordinator.Command> context;
  private final ExperimentLoader experiments;
  private final WorkerOffers offers;
  private Optional<Parts> parts = Optional.empty();

  /** {@link ClusterRun#key} of the run that went on here last. */
  private String latest = "";

  /** As its supervisor last said. Where the run fails, that may be from a moment before. */
  private int redone;

  ActiveRun(
      ActorContext<Coordinator.Command> context,
      ExperimentLoader experiments,
      WorkerOffers offers) {
    this.context = context;
    this.experiments = experiments;
    this.offers = offers;
  }

  /**
   * Lets the run go on here.
   *
   * @param generations that are finished
   * @throws io.terrarium.file.BadInput if this node cannot run it
   */
  void begin(ClusterRun run, List<FinishedGeneration> generations) {
    latest = run.key();
    redone = 0;
    RunnableExperiment experiment = experiments.read(run.experiment(), run.build());
    RunStorage storage = experiment.storage(run.name(), run.state(), List.copyOf(generations));
    ActorRef<Supervisor.Command> supervisor = supervise(run, experiment, storage);
    parts = Optional.of(new Parts(storage, supervisor));
    offers.begin(run, supervisor.narrow());
  }

  private ActorRef<Supervisor.Command> supervise(
      ClusterRun run, RunnableExperiment experiment, RunStorage storage) {
    RunPlan plan =
        new RunPlan(
            run.key(), experiment.task(), experiment.generations(), experiment.stop(), List.of());
    ActorRef<Coordinator.Command> self = context.getSelf();
    // The answer is onKept's, once a majority has the generation.
    Journal journal = (finished, replyTo) -> self.tell(new Coordinator.KeepGeneration(finished));
    ActorRef<Supervisor.Command> supervisor =
        context.spawnAnonymous(
            Supervisor.create(plan, Optional.of(run.state()), journal, storage.listeners()),
            SUPERVISOR_THREAD);
    context.watchWith(supervisor, new Coordinator.SupervisorGone(supervisor));
    supervisor.tell(new Terrarium.AwaitEnd(end()));
    return supervisor;
  }

  private ActorRef<RunEnd> end() {
    return context.messageAdapter(RunEnd.class, Coordinator.RunOver::new);
  }

  boolean isGoing() {
    return parts.isPresent();
  }

  Optional<ActorRef<Supervisor.Command>> supervisor() {
    return parts.map(Parts::supervisor);
  }

  /** A majority has the run as it is after a generation, so that the supervisor may go on. */
  void onKept(ClusterRun run) {
    tell(new Supervisor.Kept(run.state().nextGeneration() - 1));
  }

  /** Asks the supervisor to end the run; it says when it has. */
  void endRun() {
    askForStatus();
    tell(new Terrarium.Stop(end()));
  }

  /** Stops the supervisor; once it is gone its listeners are told nothing more. */
  void stopSupervisor() {
    supervisor().ifPresent(context::stop);
  }

  /**
   * Closes the directory of a run that is over here; what goes wrong changes nothing of the run.
   */
  void close() {
    try {
      parts.ifPresent(now -> now.storage().close());
    } catch (RuntimeException thrown) {
      context.getLog().warn("A run's directory was not closed: {}", ErrorText.of(thrown));
    }
    parts = Optional.empty();
    offers.end();
  }

  /** Tells the supervisor how many workers will come, once all sites have answered. */
  void onSiteAnswer(Coordinator.SiteAnswer answer) {
    offers.onAnswer(answer).ifPresent(workers -> tell(new Supervisor.Expect(workers)));
  }

  /**
   * Has what a node holds leased to others at once; should the node answer all the same, its answer
   * counts too.
   */
  void onUnreachable(Address node) {
    tell(new Supervisor.Unreachable(node));
  }

  void askForStatus() {
    tell(
        new Terrarium.GetStatus(
            context.messageAdapter(Terrarium.Status.class, Coordinator.StatusCame::new)));
  }

  void onStatus(Terrarium.Status status) {
    parts.ifPresent(
        now -> {
          redone = status.redone();
          now.storage().onStatus(status);
        });
  }

  /** Units of a run that were leased again since it came here. */
  int redone(ClusterRun run) {
    return run.key().equals(latest) ? redone : 0;
  }

  private void tell(Supervisor.Command message) {
    supervisor().ifPresent(now -> now.tell(message));
  }
}
