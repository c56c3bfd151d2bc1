package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.terrarium.cluster.Coordinator.StatusFor;
import io.terrarium.cluster.Gateway.GetReport;
import io.terrarium.cluster.Gateway.GetState;
import io.terrarium.cluster.Gateway.Report;
import io.terrarium.cluster.Gateway.StatePart;
import io.terrarium.cluster.Gateway.StopRun;
import io.terrarium.cluster.Gateway.Submit;
import io.terrarium.cluster.Gateway.Submitted;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Terrarium;
import io.terrarium.meta.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The coordinator's answers to clients. A request that cannot be answered yet gets no answer, since
 * clients ask again.
 */
final class ClientRequests {

  /** How long a supervisor that waits for a disk has to answer; clients wait a little longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ActorContext<Coordinator.Command> context;
  private final String address;
  private final ExperimentLoader experiments;
  private final RunView view;
  private final ActiveRun active;
  private final WorkerOffers offers;
  private final long largestMessage;
  private final List<ActorRef<Report>> awaitingStop = new ArrayList<>();

  /** The number of the submission that began a run here last; it may come again, and late. */
  private long begunBy;

  /** The client whose run is on its way to a majority. */
  private Optional<Submitter> submitter = Optional.empty();

  /**
   * @param run its {@link ClusterRun#key}
   */
  private record Submitter(String run, ActorRef<Submitted> client) {}

  /**
   * @param address host and port of this node
   */
  ClientRequests(
      ActorContext<Coordinator.Command> context,
      String address,
      ExperimentLoader experiments,
      RunView view,
      ActiveRun active,
      WorkerOffers offers) {
    this.context = context;
    this.address = address;
    this.experiments = experiments;
    this.view = view;
    this.active = active;
    this.offers = offers;
    this.largestMessage =
        context
            .getSystem()
            .settings()
            .config()
            .getBytes("akka.remote.artery.advanced.maximum-frame-size");
  }

  /**
   * Takes a submission. While another run begins or ends it gets no answer.
   *
   * @return the run that begins with it, if one does; a majority is to keep it
   */
  Optional<ClusterRun> onSubmit(Submit submit) {
    return view.isSettled() ? take(submit) : Optional.empty();
  }

  private Optional<ClusterRun> take(Submit submit) {
    Submission submission = new Submission(submit, experiments, view.run(), largestMessage);
    try {
      Optional<String> refusal = submission.refusal();
      if (refusal.isPresent()) {
        submit.replyTo().tell(Submitted.refused(refusal.get()));
      } else if (submission.isKnown() || isBegunBy(submit)) {
        submit.replyTo().tell(Submitted.taken(view.run().orElseThrow()));
      } else {
        return Optional.of(begin(submission));
      }
    } catch (RuntimeException | Error refused) {
      submit.replyTo().tell(Submitted.refused(ErrorText.of(refused)));
    }
    return Optional.empty();
  }

  /** A submission that comes again does not take up the run again that has ended meanwhile. */
  private boolean isBegunBy(Submit submit) {
    return submit.number() != 0 && submit.number() == begunBy;
  }

  private ClusterRun begin(Submission submission) {
    ClusterRun begun = submission.begun();
    begunBy = submission.submit().number();
    submitter = Optional.of(new Submitter(begun.key(), submission.submit().replyTo()));
    return begun;
  }

  /** A majority has this run: whoever has waited for its beginning or end is answered. */
  void onKept(ClusterRun run) {
    submitter
        .filter(waiting -> waiting.run().equals(run.key()))
        .ifPresent(waiting -> waiting.client().tell(Submitted.taken(run)));
    submitter = submitter.filter(waiting -> !waiting.run().equals(run.key()));
    if (run.standing() != RunStatus.GOING) {
      awaitingStop.forEach(this::sendReport);
      awaitingStop.clear();
    }
  }

  /**
   * Ends the run, where one goes on; its report is sent once a majority knows that it has ended.
   */
  void onStopRun(StopRun stop) {
    if (active.isGoing()) {
      awaitingStop.add(stop.replyTo());
      active.endRun();
    } else if (view.isSettled()) {
      sendReport(stop.replyTo());
    }
  }

  private void sendReport(ActorRef<Report> client) {
    context.getSelf().tell(new GetReport(view.generations().size(), client));
  }

  /** Asks the supervisor how the run stands, where there is one, before it answers. */
  void onGetReport(GetReport question) {
    active
        .supervisor()
        .ifPresentOrElse(
            supervisor ->
                context.ask(
                    Terrarium.Status.class,
                    supervisor,
                    PATIENCE,
                    Terrarium.GetStatus::new,
                    (status, thrown) -> new StatusFor(question, Optional.ofNullable(status))),
            () -> context.getSelf().tell(new StatusFor(question, Optional.empty())));
  }

  void onStatusFor(StatusFor answer) {
    GetReport question = answer.question();
    Optional<ClusterRun> run = view.told();
    // The supervisor may have answered just before its run ended.
    boolean isGoing = run.filter(told -> told.standing() == RunStatus.GOING).isPresent();
    ClusterReport report = report(run, answer.status().filter(status -> isGoing));
    question.replyTo().tell(Report.page(report, view.generations(), question.from()));
  }

  private ClusterReport report(Optional<ClusterRun> run, Optional<Terrarium.Status> status) {
    return new ClusterReport(
        run.map(ClusterRun::id).orElse(0L),
        run.map(ClusterRun::name).orElse(""),
        address,
        run.map(ClusterRun::standing).orElse(RunStatus.COMPLETED),
        run.map(ClusterRun::sentence).filter(sentence -> !sentence.isEmpty()),
        status
            .map(Terrarium.Status::generation)
            .orElse(run.map(ClusterRun::state).map(RunState::nextGeneration).orElse(0L)),
        status.map(Terrarium.Status::algorithm).orElse(""),
        status.map(Terrarium.Status::done).orElse(0),
        status.map(Terrarium.Status::total).orElse(0),
        status.map(Terrarium.Status::redone).orElse(run.map(active::redone).orElse(0)),
        offers.report(status.map(this::speeds).orElse(Map.of())));
  }

  /** The workers of this node have no address in its own actor system. */
  private Map<String, List<Double>> speeds(Terrarium.Status status) {
    Map<String, List<Double>> speeds = new HashMap<>(status.unitsPerSecond());
    Optional.ofNullable(speeds.remove("")).ifPresent(own -> speeds.put(address, own));
    return speeds;
  }

  void onGetState(GetState question) {
    view.run().ifPresent(run -> question.replyTo().tell(StatePart.of(run, question.from())));
  }
}
