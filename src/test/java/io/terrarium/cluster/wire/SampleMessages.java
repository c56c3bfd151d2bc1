package io.terrarium.cluster.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.Coordinator;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.WorkerSite;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.GenerationBlock;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.engine.Worker;
import io.terrarium.engine.WorkerGroup;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One message of each kind, with a value in each of its fields. */
public final class SampleMessages {

  /** The actor system that they speak of. */
  static final String SYSTEM = "sample";

  private static final RoundKey KEY = new RoundKey("sphere", 7, Phase.MEAN);

  private final ActorRefResolver resolver;

  /** In a system called {@link #SYSTEM}. */
  SampleMessages(ActorRefResolver resolver) {
    this.resolver = resolver;
  }

  Object of(MessageKind kind) {
    return switch (kind) {
      case REQUEST_WORK ->
          new Supervisor.RequestWork(
              "sphere", worker(), actor("foreman#34"), 5, 3, OptionalLong.of(6));
      case UNITS_DONE ->
          new Supervisor.UnitsDone(
              KEY,
              worker(),
              5,
              List.of(
                  new Answer(3, new Outcome(-1.5f, 1000)),
                  new Answer(4, new Outcome(Float.NaN, 0))));
      case UNITS_FAILED ->
          new Supervisor.UnitsFailed(KEY, worker(), 5, List.of(3, 4), "IllegalStateException");
      case SEARCH ->
          new WorkerGroup.Search(
              "sphere",
              8,
              SearchState.unnamed(
                  new float[] {1, -2.5f},
                  new float[] {0.5f, 0.25f},
                  List.of(new float[] {3}, new float[0])));
      case LEASE -> new Worker.Lease(KEY, 5, List.of(3, 4));
      case REGISTER -> ofRun();
      case OFFER ->
          new WorkerSite.Offer(
              9, "sphere", "seed = 1", "build", actor("supervisor#1"), actor("host#2"));
      case END_WORK -> new WorkerSite.EndWork("sphere");
      case SITE_ANSWER ->
          new Coordinator.SiteAnswer(
              9, actor("site#3"), "host:25520", List.of("cpu:0", "cpu:1"), "no room");
      case SUBMIT -> new Gateway.Submit("sphere", "seed = 1", "build", 13, actor("client#4"));
      case GET_REPORT -> new Gateway.GetReport(7, actor("client#4"));
      case GET_STATE -> new Gateway.GetState(1000, actor("client#4"));
      case STOP_RUN -> new Gateway.StopRun(actor("client#4"));
      case GET_MEMBERS -> new Gateway.GetMembers(actor("client#4"));
      case SUBMITTED -> new Gateway.Submitted(11, Optional.of("at work on another"));
      case REPORT -> new Gateway.Report(report(), List.of(generation()));
      case STATE_PART -> new Gateway.StatePart(8, 2000, 1000, new byte[] {1, -1});
      case MEMBERS ->
          new Gateway.Members(
              List.of(new ClusterMember("host:25520", "Up", false, List.of("terrarium-node"))));
    };
  }

  public static Register ofRun() {
    return new Register(run());
  }

  /** Without what was added since. */
  public static Register ofRunOfVersion1() {
    return new Register(run().with(GenerationBlock.EMPTY));
  }

  /** Without what was added since: when generations were finished. */
  static Register ofRunOfVersion2() {
    return new Register(run().with(new GenerationBlock(List.of(untimed()))));
  }

  /** The same of a block. */
  public static Register ofUntimedBlock() {
    return new Register(new GenerationBlock(List.of(untimed())));
  }

  /** As builds wrote it that did not say when generations were finished. */
  static Gateway.Report untimedReport() {
    return new Gateway.Report(report(), List.of(untimed()));
  }

  public static Register ofBlock() {
    return new Register(new GenerationBlock(List.of(generation())));
  }

  private static ClusterRun run() {
    SearchState search =
        SearchState.unnamed(new float[] {1}, new float[] {0.5f}, List.of(new float[] {3}));
    RunState state = new RunState(8, search, 1);
    return new ClusterRun(
        11,
        2,
        "sphere",
        "seed = 1",
        "build",
        state,
        new GenerationBlock(List.of(generation())),
        RunStatus.FAILED,
        "the disk is full");
  }

  private static ClusterReport report() {
    return new ClusterReport(
        11,
        "sphere",
        "host:25520",
        RunStatus.FAILED,
        Optional.of("the disk is full"),
        8,
        "ppo",
        3,
        64,
        5,
        List.of(
            new ClusterReport.SiteReport(
                "host:25520", List.of("cpu:0"), Optional.of("no room"), List.of(1.5, 2.5))));
  }

  private static FinishedGeneration generation() {
    return generation(
        new Timing(
            Optional.of(Instant.parse("2026-01-01T00:00:02.5Z")), 2.5, 64, OptionalInt.of(3)));
  }

  /** Of builds that did not say when, and with how many workers. */
  private static FinishedGeneration untimed() {
    return generation(new Timing(Optional.empty(), 2.5, 64, OptionalInt.empty()));
  }

  private static FinishedGeneration generation(Timing timing) {
    return new FinishedGeneration(
        new GenerationRecord(
            7, "ppo", 500, 20.5f, 50, 3.25f, 1, 0.15f, List.of(99.5f, Float.NaN), 1000),
        timing);
  }

  private ActorRef<Worker.Lease> worker() {
    return actor("worker#12");
  }

  private <T> ActorRef<T> actor(String name) {
    return resolver.resolveActorRef("akka://" + SYSTEM + "/user/" + name);
  }
}
