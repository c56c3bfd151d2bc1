package io.terrarium.cluster.wire;

import akka.actor.typed.ActorRefResolver;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.cluster.Coordinator;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.WorkerSite;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Worker;
import io.terrarium.engine.WorkerGroup;
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
 * The Protobuf form of all messages between nodes, as {@code proto/terrarium_engine.proto} says.
 * Fields are checked before a message is built from them.
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
      case REQUEST_WORK -> write((Supervisor.RequestWork) message);
      case UNITS_DONE -> write((Supervisor.UnitsDone) message);
      case UNITS_FAILED -> write((Supervisor.UnitsFailed) message);
      case SEARCH -> write((WorkerGroup.Search) message);
      case LEASE -> write((Worker.Lease) message);
      case REGISTER -> RegisterFormat.write((Register) message);
      case OFFER -> cluster.write((WorkerSite.Offer) message);
      case END_WORK -> cluster.write((WorkerSite.EndWork) message);
      case SITE_ANSWER -> cluster.write((Coordinator.SiteAnswer) message);
      case SUBMIT -> cluster.write((Gateway.Submit) message);
      case GET_REPORT -> cluster.write((Gateway.GetReport) message);
      case GET_STATE -> cluster.write((Gateway.GetState) message);
      case STOP_RUN -> cluster.write((Gateway.StopRun) message);
      case GET_MEMBERS -> cluster.write((Gateway.GetMembers) message);
      case SUBMITTED -> ClientFormat.write((Gateway.Submitted) message);
      case REPORT -> ClientFormat.write((Gateway.Report) message);
      case STATE_PART -> ClientFormat.write((Gateway.StatePart) message);
      case MEMBERS -> ClientFormat.write((Gateway.Members) message);
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
      case OFFER -> cluster.offer(bytes);
      case END_WORK -> cluster.endWork(bytes);
      case SITE_ANSWER -> cluster.siteAnswer(bytes);
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

  private RequestWorkMessage write(Supervisor.RequestWork request) {
    RequestWorkMessage.Builder builder =
        RequestWorkMessage.newBuilder()
            .setVersion(VERSION)
            .setRun(request.run())
            .setWorker(actors.write(request.worker()))
            .setForeman(actors.write(request.group()))
            .setNumber(request.number())
            .setBatch(request.batch());
    request.knows().ifPresent(builder::setKnows);
    return builder.build();
  }

  private Supervisor.RequestWork read(RequestWorkMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new Supervisor.RequestWork(
        WireChecks.text(message.getRun(), "the run"),
        actors.read(message.getWorker(), "the worker"),
        actors.read(message.getForeman(), "the worker group"),
        number(message.getNumber()),
        WireChecks.batch(message.getBatch()),
        message.hasKnows() ? OptionalLong.of(message.getKnows()) : OptionalLong.empty());
  }

  private UnitsDoneMessage write(Supervisor.UnitsDone done) {
    return UnitsDoneMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(done.round()))
        .setWorker(actors.write(done.worker()))
        .setNumber(done.number())
        .addAllAnswers(done.answers().stream().map(WireFormat::write).toList())
        .build();
  }

  private static AnswerMessage write(Supervisor.Answer answer) {
    return AnswerMessage.newBuilder()
        .setIndex(answer.index())
        .setFitness(answer.outcome().fitness())
        .setSteps(answer.outcome().steps())
        .build();
  }

  private Supervisor.UnitsDone read(UnitsDoneMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    WireChecks.units(message.getAnswersCount(), "answers");
    List<Supervisor.Answer> answers =
        message.getAnswersList().stream().map(WireFormat::read).toList();
    return new Supervisor.UnitsDone(
        RoundFormat.read(message.getRound()),
        actors.read(message.getWorker(), "the worker"),
        number(message.getNumber()),
        answers);
  }

  private static Supervisor.Answer read(AnswerMessage message) {
    WireChecks.atLeast(0, message.getIndex(), "an index");
    WireChecks.atLeast(0, message.getSteps(), "steps");
    return new Supervisor.Answer(
        message.getIndex(), new Outcome(message.getFitness(), message.getSteps()));
  }

  private UnitsFailedMessage write(Supervisor.UnitsFailed failed) {
    return UnitsFailedMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(failed.round()))
        .setWorker(actors.write(failed.worker()))
        .setNumber(failed.number())
        .addAllIndices(failed.indices())
        .setCause(failed.cause())
        .build();
  }

  private Supervisor.UnitsFailed read(UnitsFailedMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new Supervisor.UnitsFailed(
        RoundFormat.read(message.getRound()),
        actors.read(message.getWorker(), "the worker"),
        number(message.getNumber()),
        WireChecks.indices(message.getIndicesList()),
        WireChecks.text(message.getCause(), "the cause"));
  }

  private SearchMessage write(WorkerGroup.Search search) {
    return SearchMessage.newBuilder()
        .setVersion(VERSION)
        .setRun(search.run())
        .setGeneration(search.generation())
        .setState(RoundFormat.write(search.state()))
        .build();
  }

  private WorkerGroup.Search read(SearchMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new WorkerGroup.Search(
        WireChecks.text(message.getRun(), "the run"),
        WireChecks.atLeast(0, message.getGeneration(), "generation"),
        RoundFormat.read(message.getState()));
  }

  private LeaseMessage write(Worker.Lease lease) {
    return LeaseMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(lease.round()))
        .setNumber(lease.number())
        .addAllIndices(lease.indices())
        .build();
  }

  private Worker.Lease read(LeaseMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new Worker.Lease(
        RoundFormat.read(message.getRound()),
        number(message.getNumber()),
        WireChecks.indices(message.getIndicesList()));
  }

  private static long number(long number) {
    return WireChecks.atLeast(1, number, "the number of a request");
  }
}
