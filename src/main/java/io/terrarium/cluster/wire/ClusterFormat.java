package io.terrarium.cluster.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.cluster.ToCoordinator;
import io.terrarium.cluster.ToGateway;
import io.terrarium.cluster.ToSite;
import io.terrarium.engine.format.WireChecks;
import io.terrarium.engine.proto.DismissMessage;
import io.terrarium.engine.proto.GetMembersMessage;
import io.terrarium.engine.proto.GetReportMessage;
import io.terrarium.engine.proto.GetStateMessage;
import io.terrarium.engine.proto.HireMessage;
import io.terrarium.engine.proto.HiredMessage;
import io.terrarium.engine.proto.StopRunMessage;
import io.terrarium.engine.proto.SubmitMessage;
import java.util.List;

/** What hosts, sites and clients say to hosts, sites and gateways, as Protobuf. */
final class ClusterFormat {

  private static final int VERSION = 1;
  private static final String WHO_ASKS = "who is to be answered";

  private final ActorReferences actors;

  ClusterFormat(ActorReferences actors) {
    this.actors = actors;
  }

  MessageLite write(ToSite.Hire hire) {
    return HireMessage.newBuilder()
        .setVersion(VERSION)
        .setOffer(hire.offer())
        .setRun(hire.run())
        .setExperiment(hire.experiment())
        .setBuild(hire.build())
        .setSupervisor(actors.write(hire.supervisor()))
        .setReplyTo(actors.write(hire.replyTo()))
        .build();
  }

  ToSite.Hire hire(byte[] bytes) throws InvalidProtocolBufferException {
    HireMessage message = HireMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToSite.Hire(
        message.getOffer(),
        WireChecks.text(message.getRun(), "the run"),
        WireChecks.experiment(message.getExperiment()),
        WireChecks.text(message.getBuild(), "the build"),
        actors.read(message.getSupervisor(), "the supervisor"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(ToSite.Dismiss dismiss) {
    return DismissMessage.newBuilder().setVersion(VERSION).setRun(dismiss.run()).build();
  }

  ToSite.Dismiss dismiss(byte[] bytes) throws InvalidProtocolBufferException {
    DismissMessage message = DismissMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToSite.Dismiss(WireChecks.text(message.getRun(), "the run"));
  }

  MessageLite write(ToCoordinator.Hired hired) {
    return HiredMessage.newBuilder()
        .setVersion(VERSION)
        .setOffer(hired.offer())
        .setSite(actors.write(hired.site()))
        .setAddress(hired.address())
        .addAllDevices(hired.devices())
        .setRefusal(hired.refusal())
        .build();
  }

  ToCoordinator.Hired hired(byte[] bytes) throws InvalidProtocolBufferException {
    HiredMessage message = HiredMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToCoordinator.Hired(
        message.getOffer(),
        actors.read(message.getSite(), "the site"),
        message.getAddress(),
        List.copyOf(message.getDevicesList()),
        message.getRefusal());
  }

  MessageLite write(ToCoordinator.Submit submit) {
    return SubmitMessage.newBuilder()
        .setVersion(VERSION)
        .setName(submit.name())
        .setExperiment(submit.experiment())
        .setBuild(submit.build())
        .setNumber(submit.number())
        .setReplyTo(actors.write(submit.replyTo()))
        .build();
  }

  ToCoordinator.Submit submit(byte[] bytes) throws InvalidProtocolBufferException {
    SubmitMessage message = SubmitMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToCoordinator.Submit(
        WireChecks.text(message.getName(), "the name"),
        WireChecks.experiment(message.getExperiment()),
        WireChecks.text(message.getBuild(), "the build"),
        message.getNumber(),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(ToCoordinator.GetReport question) {
    return GetReportMessage.newBuilder()
        .setVersion(VERSION)
        .setFrom(question.from())
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  ToCoordinator.GetReport getReport(byte[] bytes) throws InvalidProtocolBufferException {
    GetReportMessage message = GetReportMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToCoordinator.GetReport(
        WireChecks.atLeast(0, message.getFrom(), "the first generation"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(ToCoordinator.GetState question) {
    return GetStateMessage.newBuilder()
        .setVersion(VERSION)
        .setFrom(question.from())
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  ToCoordinator.GetState getState(byte[] bytes) throws InvalidProtocolBufferException {
    GetStateMessage message = GetStateMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToCoordinator.GetState(
        (int) WireChecks.atLeast(0, message.getFrom(), "the first byte"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(ToCoordinator.StopRun stop) {
    return StopRunMessage.newBuilder()
        .setVersion(VERSION)
        .setReplyTo(actors.write(stop.replyTo()))
        .build();
  }

  ToCoordinator.StopRun stopRun(byte[] bytes) throws InvalidProtocolBufferException {
    StopRunMessage message = StopRunMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToCoordinator.StopRun(actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(ToGateway.GetMembers question) {
    return GetMembersMessage.newBuilder()
        .setVersion(VERSION)
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  ToGateway.GetMembers getMembers(byte[] bytes) throws InvalidProtocolBufferException {
    GetMembersMessage message = GetMembersMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new ToGateway.GetMembers(actors.read(message.getReplyTo(), WHO_ASKS));
  }
}
