package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Journal;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.RunPlan;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Terrarium;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.util.List;
import java.util.Optional;

/** The stay of the cluster's run on a host's node: its directory, supervisor, and workers. */
final class ActiveRun {

  /** The supervisor has finished a generation; {@code kept} is to be run once a majority has it. */
  record Finished(GenerationFinished generation, Runnable kept)
      implements Coordinator.Message, NoSerializationVerificationNeeded {}

  /** The supervisor says how the run has ended. */
  record Over(RunEnd end) implements Coordinator.Message, NoSerializationVerificationNeeded {}

  /** A supervisor is no more. */
  record SupervisorGone(ActorRef<Supervisor.Message> supervisor)
      implements Coordinator.Message, NoSerializationVerificationNeeded {}

  /** How the run stands, for those who keep it. */
  record Stands(Terrarium.Status status)
      implements Coordinator.Message, NoSerializationVerificationNeeded {}

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  /** A run that goes on here. */
  private record Going(RunStorage home, ActorRef<Supervisor.Message> supervisor) {}

  private final ActorContext<Coordinator.Message> context;
  private final ExperimentLoader runs;
  private final WorkerOffers hiring;
  private Optional<Going> going = Optional.empty();

  /** {@link ClusterRun#key} of the run that went on here last. */
  private String latest = "";

  /** What its supervisor has said last. Of a run that fails that may be from a moment before. */
  private int redone;

  ActiveRun(ActorContext<Coordinator.Message> context, ExperimentLoader runs, WorkerOffers hiring) {
    this.context = context;
    this.runs = runs;
    this.hiring = hiring;
  }

  /**
   * The run goes on here from now on.
   *
   * @param generations that are finished
   * @throws io.terrarium.file.BadInput where this node cannot run it
   */
  void begin(ClusterRun run, List<FinishedGeneration> generations) {
    latest = run.key();
    redone = 0;
    RunnableExperiment hosted = runs.read(run.experiment());
    BuildCheck.require(run.build(), runs, hosted);
    RunStorage home = hosted.home(run.name(), run.state(), List.copyOf(generations));
    Going now = new Going(home, supervise(run, hosted, home));
    going = Optional.of(now);
    hiring.begin(run, now.supervisor().narrow());
  }

  private ActorRef<Supervisor.Message> supervise(
      ClusterRun run, RunnableExperiment hosted, RunStorage home) {
    RunPlan plan =
        new RunPlan(run.key(), hosted.task(), hosted.generations(), hosted.stop(), List.of());
    ActorRef<Coordinator.Message> self = context.getSelf();
    Journal journal = (finished, kept) -> self.tell(new Finished(finished, kept));
    ActorRef<Supervisor.Message> supervisor =
        context.spawnAnonymous(
            Supervisor.create(plan, Optional.of(run.state()), journal, home.listeners()),
            SUPERVISOR_THREAD);
    context.watchWith(supervisor, new SupervisorGone(supervisor));
    supervisor.tell(new Terrarium.AwaitEnd(end()));
    return supervisor;
  }

  private ActorRef<RunEnd> end() {
    return context.messageAdapter(RunEnd.class, Over::new);
  }

  boolean isGoing() {
    return going.isPresent();
  }

  Optional<ActorRef<Supervisor.Message>> supervisor() {
    return going.map(Going::supervisor);
  }

  /** The run is to end; its supervisor says when it has. */
  void endRun() {
    askHowItStands();
    tell(new Terrarium.Stop(end()));
  }

  /** The run is to leave; once its supervisor is gone its listeners hear nothing more. */
  void stopSupervisor() {
    supervisor().ifPresent(context::stop);
  }

  /** The run goes on elsewhere, or is over: trouble here changes nothing of it. */
  void close() {
    try {
      going.ifPresent(now -> now.home().close());
    } catch (RuntimeException trouble) {
      context.getLog().warn("A run's directory was not given up: {}", ErrorText.of(trouble));
    }
    going = Optional.empty();
    hiring.end();
  }

  /** A site has answered; once all have, the supervisor knows how many workers will come. */
  void hired(ToCoordinator.Hired hired) {
    hiring.answered(hired).ifPresent(workers -> tell(new Supervisor.Expect(workers)));
  }

  /**
   * What is leased there goes to others at once; should it answer all the same, that counts too.
   */
  void unreachable(Address node) {
    tell(new Supervisor.Unreachable(node));
  }

  void askHowItStands() {
    tell(new Terrarium.GetStatus(context.messageAdapter(Terrarium.Status.class, Stands::new)));
  }

  void stands(Terrarium.Status status) {
    going.ifPresent(
        now -> {
          redone = status.redone();
          now.home().standing(status);
        });
  }

  /** Units of a run that were leased again since it came here. */
  int redone(ClusterRun run) {
    return run.key().equals(latest) ? redone : 0;
  }

  private void tell(Supervisor.Message message) {
    going.ifPresent(now -> now.supervisor().tell(message));
  }
}
