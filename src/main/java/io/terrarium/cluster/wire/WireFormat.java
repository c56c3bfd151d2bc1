package io.terrarium.cluster.wire;

import akka.actor.typed.ActorRefResolver;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.cluster.ToClient;
import io.terrarium.cluster.ToCoordinator;
import io.terrarium.cluster.ToGateway;
import io.terrarium.cluster.ToSite;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.engine.ToSupervisor;
import io.terrarium.engine.ToWorker;
import io.terrarium.engine.ToWorkerGroup;
import io.terrarium.engine.format.RoundFormat;
import io.terrarium.engine.format.WireChecks;
import io.terrarium.engine.proto.AnswerMessage;
import io.terrarium.engine.proto.LeaseMessage;
import io.terrarium.engine.proto.RegisterMessage;
import io.terrarium.engine.proto.RequestWorkMessage;
import io.terrarium.engine.proto.SearchMessage;
import io.terrarium.engine.proto.UnitsDoneMessage;
import io.terrarium.engine.proto.UnitsFailedMessage;
import io.terrarium.meta.Outcome;
import java.util.List;
import java.util.OptionalLong;

/**
 * The engine's messages as Protobuf, {@code proto/terrarium_engine.proto}. What is read is checked
 * before it is built.
 */
final class WireFormat {

  private static final int VERSION = 1;

  private final ActorReferences actors;
  private final ClusterFormat cluster;

  WireFormat(ActorRefResolver resolver) {
    this.actors = new ActorReferences(resolver);
    this.cluster = new ClusterFormat(actors);
  }

  MessageLite write(Object message) {
    return switch (MessageKind.of(message)) {
      case REQUEST_WORK -> write((ToSupervisor.RequestWork) message);
      case UNITS_DONE -> write((ToSupervisor.UnitsDone) message);
      case UNITS_FAILED -> write((ToSupervisor.UnitsFailed) message);
      case SEARCH -> write((ToWorkerGroup.Search) message);
      case LEASE -> write((ToWorker.Lease) message);
      case REGISTER -> RegisterFormat.write((Register) message);
      case HIRE -> cluster.write((ToSite.Hire) message);
      case DISMISS -> cluster.write((ToSite.Dismiss) message);
      case HIRED -> cluster.write((ToCoordinator.Hired) message);
      case SUBMIT -> cluster.write((ToCoordinator.Submit) message);
      case GET_REPORT -> cluster.write((ToCoordinator.GetReport) message);
      case GET_STATE -> cluster.write((ToCoordinator.GetState) message);
      case STOP_RUN -> cluster.write((ToCoordinator.StopRun) message);
      case GET_MEMBERS -> cluster.write((ToGateway.GetMembers) message);
      case SUBMITTED -> ClientFormat.write((ToClient.Submitted) message);
      case REPORT -> ClientFormat.write((ToClient.Report) message);
      case STATE_PART -> ClientFormat.write((ToClient.StatePart) message);
      case MEMBERS -> ClientFormat.write((ToClient.Members) message);
    };
  }

  Object read(MessageKind kind, byte[] bytes) throws InvalidProtocolBufferException {
    WireChecks.size(bytes.length);
    return switch (kind) {
      case REQUEST_WORK -> read(RequestWorkMessage.parseFrom(bytes));
      case UNITS_DONE -> read(UnitsDoneMessage.parseFrom(bytes));
      case UNITS_FAILED -> read(UnitsFailedMessage.parseFrom(bytes));
      case SEARCH -> read(SearchMessage.parseFrom(bytes));
      case LEASE -> read(LeaseMessage.parseFrom(bytes));
      case REGISTER -> RegisterFormat.read(RegisterMessage.parseFrom(bytes));
      case HIRE -> cluster.hire(bytes);
      case DISMISS -> cluster.dismiss(bytes);
      case HIRED -> cluster.hired(bytes);
      case SUBMIT -> cluster.submit(bytes);
      case GET_REPORT -> cluster.getReport(bytes);
      case GET_STATE -> cluster.getState(bytes);
      case STOP_RUN -> cluster.stopRun(bytes);
      case GET_MEMBERS -> cluster.getMembers(bytes);
      case SUBMITTED -> ClientFormat.submitted(bytes);
      case REPORT -> ClientFormat.report(bytes);
      case STATE_PART -> ClientFormat.statePart(bytes);
      case MEMBERS -> ClientFormat.members(bytes);
    };
  }

  private RequestWorkMessage write(ToSupervisor.RequestWork request) {
    RequestWorkMessage.Builder builder =
        RequestWorkMessage.newBuilder()
            .setVersion(VERSION)
            .setRun(request.run())
            .setWorker(actors.write(request.worker()))
            .setForeman(actors.write(request.foreman()))
            .setNumber(request.number())
            .setBatch(request.batch());
    request.knows().ifPresent(builder::setKnows);
    return builder.build();
  }

  private ToSupervisor.RequestWork read(RequestWorkMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new ToSupervisor.RequestWork(
        WireChecks.text(message.getRun(), "the run"),
        actors.read(message.getWorker(), "the worker"),
        actors.read(message.getForeman(), "the foreman"),
        number(message.getNumber()),
        WireChecks.batch(message.getBatch()),
        message.hasKnows() ? OptionalLong.of(message.getKnows()) : OptionalLong.empty());
  }

  private UnitsDoneMessage write(ToSupervisor.UnitsDone done) {
    return UnitsDoneMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(done.round()))
        .setWorker(actors.write(done.worker()))
        .setNumber(done.number())
        .addAllAnswers(done.answers().stream().map(WireFormat::write).toList())
        .build();
  }

  private static AnswerMessage write(ToSupervisor.Answer answer) {
    return AnswerMessage.newBuilder()
        .setIndex(answer.index())
        .setFitness(answer.outcome().fitness())
        .setSteps(answer.outcome().steps())
        .build();
  }

  private ToSupervisor.UnitsDone read(UnitsDoneMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    WireChecks.units(message.getAnswersCount(), "answers");
    List<ToSupervisor.Answer> answers =
        message.getAnswersList().stream().map(WireFormat::read).toList();
    return new ToSupervisor.UnitsDone(
        RoundFormat.read(message.getRound()),
        actors.read(message.getWorker(), "the worker"),
        number(message.getNumber()),
        answers);
  }

  private static ToSupervisor.Answer read(AnswerMessage message) {
    WireChecks.atLeast(0, message.getIndex(), "an index");
    WireChecks.atLeast(0, message.getSteps(), "steps");
    return new ToSupervisor.Answer(
        message.getIndex(), new Outcome(message.getFitness(), message.getSteps()));
  }

  private UnitsFailedMessage write(ToSupervisor.UnitsFailed failed) {
    return UnitsFailedMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(failed.round()))
        .setWorker(actors.write(failed.worker()))
        .setNumber(failed.number())
        .addAllIndices(failed.indices())
        .setCause(failed.cause())
        .build();
  }

  private ToSupervisor.UnitsFailed read(UnitsFailedMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new ToSupervisor.UnitsFailed(
        RoundFormat.read(message.getRound()),
        actors.read(message.getWorker(), "the worker"),
        number(message.getNumber()),
        WireChecks.indices(message.getIndicesList()),
        WireChecks.text(message.getCause(), "the cause"));
  }

  private SearchMessage write(ToWorkerGroup.Search search) {
    return SearchMessage.newBuilder()
        .setVersion(VERSION)
        .setRun(search.run())
        .setGeneration(search.generation())
        .setState(RoundFormat.write(search.state()))
        .build();
  }

  private ToWorkerGroup.Search read(SearchMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new ToWorkerGroup.Search(
        WireChecks.text(message.getRun(), "the run"),
        WireChecks.atLeast(0, message.getGeneration(), "generation"),
        RoundFormat.read(message.getState()));
  }

  private LeaseMessage write(ToWorker.Lease lease) {
    return LeaseMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(lease.round()))
        .setNumber(lease.number())
        .addAllIndices(lease.indices())
        .build();
  }

  private ToWorker.Lease read(LeaseMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new ToWorker.Lease(
        RoundFormat.read(message.getRound()),
        number(message.getNumber()),
        WireChecks.indices(message.getIndicesList()));
  }

  private static long number(long number) {
    return WireChecks.atLeast(1, number, "the number of a request");
  }
}
