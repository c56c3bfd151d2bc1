package io.terrarium.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.terrarium.cluster.ToClient.Submitted;
import io.terrarium.cluster.ToCoordinator.GetReport;
import io.terrarium.cluster.ToCoordinator.GetState;
import io.terrarium.cluster.ToCoordinator.StopRun;
import io.terrarium.cluster.ToCoordinator.Submit;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Terrarium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where a host serves its clients. What cannot be answered yet is not answered: they ask again. */
final class ClientRequests {

  /** What the supervisor says to a question of a client; empty where it says nothing. */
  record Asked(GetReport question, Optional<Terrarium.Status> status)
      implements Coordinator.Message, NoSerializationVerificationNeeded {}

  /** With a supervisor that waits for a disk; clients have a little more. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ActorContext<Coordinator.Message> context;
  private final ExperimentLoader runs;
  private final RunView known;
  private final SiteRegistry sites;
  private final ReportBuilder answers;
  private final BiConsumer<ClusterRun, Runnable> keep;
  private final long largestMessage;
  private final List<ActorRef<ToClient>> awaitingStop = new ArrayList<>();

  /** The submission that the run was begun by here: it may come twice, and late. */
  private long begunBy;

  /**
   * @param keep has a majority keep a run that begins, and then does something
   */
  ClientRequests(
      ActorContext<Coordinator.Message> context,
      ExperimentLoader runs,
      RunView known,
      SiteRegistry sites,
      ReportBuilder answers,
      BiConsumer<ClusterRun, Runnable> keep) {
    this.context = context;
    this.runs = runs;
    this.known = known;
    this.sites = sites;
    this.answers = answers;
    this.keep = keep;
    this.largestMessage =
        context
            .getSystem()
            .settings()
            .config()
            .getBytes("akka.remote.artery.advanced.maximum-frame-size");
  }

  /** While another run begins or ends nothing can be said. */
  void submit(Submit submit) {
    if (known.isSettled()) {
      take(submit);
    }
  }

  private void take(Submit submit) {
    Submission submission = new Submission(submit, runs, known.run(), largestMessage);
    try {
      Optional<String> refusal = submission.refusal();
      if (refusal.isPresent()) {
        submit.replyTo().tell(Submitted.refused(refusal.get()));
      } else if (submission.isKnown() || isBegunBy(submit)) {
        submit.replyTo().tell(Submitted.taken(known.run().orElseThrow()));
      } else {
        begin(submission);
      }
    } catch (RuntimeException | Error refused) {
      submit.replyTo().tell(Submitted.refused(ErrorText.of(refused)));
    }
  }

  /** Then it does not take up again what has ended meanwhile. */
  private boolean isBegunBy(Submit submit) {
    return submit.number() != 0 && submit.number() == begunBy;
  }

  private void begin(Submission submission) {
    ClusterRun begun = submission.begun();
    begunBy = submission.submit().number();
    ActorRef<ToClient> client = submission.submit().replyTo();
    keep.accept(begun, () -> client.tell(Submitted.taken(begun)));
  }

  /** Answered by {@link #ended}. */
  void awaitStop(StopRun stop) {
    awaitingStop.add(stop.replyTo());
  }

  /** There is nothing to stop. */
  void stopNothing(StopRun stop) {
    if (known.isSettled()) {
      tellHowItStands(stop.replyTo());
    }
  }

  /** The run has ended, and a majority knows. */
  void ended() {
    awaitingStop.forEach(this::tellHowItStands);
    awaitingStop.clear();
  }

  private void tellHowItStands(ActorRef<ToClient> client) {
    context.getSelf().tell(new GetReport(known.generations().size(), client));
  }

  /**
   * @param supervisor of the run, where it goes on
   */
  void report(GetReport question, Optional<ActorRef<Supervisor.Message>> supervisor) {
    supervisor.ifPresentOrElse(
        now -> ask(now, question),
        () -> context.getSelf().tell(new Asked(question, Optional.empty())));
  }

  private void ask(ActorRef<Supervisor.Message> supervisor, GetReport question) {
    context.ask(
        Terrarium.Status.class,
        supervisor,
        PATIENCE,
        Terrarium.GetStatus::new,
        (status, thrown) -> new Asked(question, Optional.ofNullable(status)));
  }

  /**
   * @param redone units that were leased again here, where no supervisor says so
   */
  void answer(Asked asked, int redone) {
    GetReport question = asked.question();
    question
        .replyTo()
        .tell(
            answers.report(
                known.told(), sites, asked.status(), redone, known.generations(), question.from()));
  }

  void state(GetState question) {
    known.run().ifPresent(run -> question.replyTo().tell(answers.statePart(run, question.from())));
  }
}
