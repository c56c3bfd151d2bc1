package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.engine.proto.AnswerMessage;
import io.terrarium.engine.proto.LeaseMessage;
import io.terrarium.engine.proto.RequestWorkMessage;
import io.terrarium.engine.proto.RoundStartedMessage;
import io.terrarium.engine.proto.UnitsDoneMessage;
import io.terrarium.engine.proto.UnitsFailedMessage;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.util.List;
import java.util.Optional;

/**
 * The engine's messages as Protobuf, {@code proto/terrarium_engine.proto}. What is read is checked
 * before it is built.
 */
final class WireFormat {

  private static final int VERSION = 1;

  private final ActorRefResolver resolver;

  WireFormat(ActorRefResolver resolver) {
    this.resolver = resolver;
  }

  MessageLite write(Object message) {
    return switch (MessageKind.of(message)) {
      case REQUEST_WORK -> write((ToSupervisor.RequestWork) message);
      case UNITS_DONE -> write((ToSupervisor.UnitsDone) message);
      case UNITS_FAILED -> write((ToSupervisor.UnitsFailed) message);
      case ROUND_STARTED -> write((ToWorker.RoundStarted) message);
      case LEASE -> write((ToWorker.Lease) message);
    };
  }

  Object read(MessageKind kind, byte[] bytes) throws InvalidProtocolBufferException {
    return switch (kind) {
      case REQUEST_WORK -> read(RequestWorkMessage.parseFrom(bytes));
      case UNITS_DONE -> read(UnitsDoneMessage.parseFrom(bytes));
      case UNITS_FAILED -> read(UnitsFailedMessage.parseFrom(bytes));
      case ROUND_STARTED -> read(RoundStartedMessage.parseFrom(bytes));
      case LEASE -> read(LeaseMessage.parseFrom(bytes));
    };
  }

  private RequestWorkMessage write(ToSupervisor.RequestWork request) {
    RequestWorkMessage.Builder builder =
        RequestWorkMessage.newBuilder()
            .setVersion(VERSION)
            .setRun(request.run())
            .setWorker(write(request.worker()))
            .setCapacity(request.capacity());
    request.knows().ifPresent(key -> builder.setKnows(RoundFormat.write(key)));
    return builder.build();
  }

  private ToSupervisor.RequestWork read(RequestWorkMessage message) {
    Checks.version(message.getVersion(), VERSION);
    Checks.atLeast(1, message.getCapacity(), "capacity");
    return new ToSupervisor.RequestWork(
        message.getRun(),
        worker(message.getWorker()),
        message.getCapacity(),
        message.hasKnows() ? Optional.of(RoundFormat.read(message.getKnows())) : Optional.empty());
  }

  private UnitsDoneMessage write(ToSupervisor.UnitsDone done) {
    return UnitsDoneMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(done.round()))
        .setWorker(write(done.worker()))
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
    Checks.version(message.getVersion(), VERSION);
    List<ToSupervisor.Answer> answers =
        message.getAnswersList().stream().map(WireFormat::read).toList();
    return new ToSupervisor.UnitsDone(
        RoundFormat.read(message.getRound()), worker(message.getWorker()), answers);
  }

  private static ToSupervisor.Answer read(AnswerMessage message) {
    Checks.atLeast(0, message.getIndex(), "an index");
    Checks.atLeast(0, message.getSteps(), "steps");
    return new ToSupervisor.Answer(
        message.getIndex(), new Outcome(message.getFitness(), message.getSteps()));
  }

  private UnitsFailedMessage write(ToSupervisor.UnitsFailed failed) {
    return UnitsFailedMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(failed.round()))
        .setWorker(write(failed.worker()))
        .addAllIndices(failed.indices())
        .setCause(failed.cause())
        .build();
  }

  private ToSupervisor.UnitsFailed read(UnitsFailedMessage message) {
    Checks.version(message.getVersion(), VERSION);
    return new ToSupervisor.UnitsFailed(
        RoundFormat.read(message.getRound()),
        worker(message.getWorker()),
        Checks.indices(message.getIndicesList()),
        message.getCause());
  }

  private RoundStartedMessage write(ToWorker.RoundStarted started) {
    return RoundStartedMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(RoundKey.of(started.run(), started.round())))
        .setSearch(RoundFormat.write(started.round().search()))
        .build();
  }

  private ToWorker.RoundStarted read(RoundStartedMessage message) {
    Checks.version(message.getVersion(), VERSION);
    RoundKey key = RoundFormat.read(message.getRound());
    Round round = new Round(key.generation(), key.phase(), RoundFormat.read(message.getSearch()));
    return new ToWorker.RoundStarted(key.run(), round);
  }

  private LeaseMessage write(ToWorker.Lease lease) {
    return LeaseMessage.newBuilder()
        .setVersion(VERSION)
        .setRound(RoundFormat.write(lease.round()))
        .addAllIndices(lease.indices())
        .build();
  }

  private ToWorker.Lease read(LeaseMessage message) {
    Checks.version(message.getVersion(), VERSION);
    return new ToWorker.Lease(
        RoundFormat.read(message.getRound()), Checks.indices(message.getIndicesList()));
  }

  private String write(ActorRef<ToWorker> worker) {
    return resolver.toSerializationFormat(worker);
  }

  private ActorRef<ToWorker> worker(String reference) {
    Checks.present(!reference.isEmpty(), "the worker");
    return resolver.resolveActorRef(reference);
  }
}
