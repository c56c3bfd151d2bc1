package io.terrarium.cluster.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.cluster.Coordinator;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.WorkerSite;
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

/** The Protobuf form of the messages to coordinators, worker sites and gateways. */
final class ClusterFormat {

  private static final int VERSION = 1;
  private static final String WHO_ASKS = "who is to be answered";

  private final ActorReferences actors;

  ClusterFormat(ActorReferences actors) {
    this.actors = actors;
  }

  MessageLite write(WorkerSite.Offer offer) {
    return HireMessage.newBuilder()
        .setVersion(VERSION)
        .setOffer(offer.number())
        .setRun(offer.run())
        .setExperiment(offer.experiment())
        .setBuild(offer.build())
        .setSupervisor(actors.write(offer.supervisor()))
        .setReplyTo(actors.write(offer.replyTo()))
        .build();
  }

  WorkerSite.Offer offer(byte[] bytes) throws InvalidProtocolBufferException {
    HireMessage message = HireMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new WorkerSite.Offer(
        message.getOffer(),
        WireChecks.text(message.getRun(), "the run"),
        WireChecks.experiment(message.getExperiment()),
        WireChecks.text(message.getBuild(), "the build"),
        actors.read(message.getSupervisor(), "the supervisor"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(WorkerSite.EndWork over) {
    return DismissMessage.newBuilder().setVersion(VERSION).setRun(over.run()).build();
  }

  WorkerSite.EndWork endWork(byte[] bytes) throws InvalidProtocolBufferException {
    DismissMessage message = DismissMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new WorkerSite.EndWork(WireChecks.text(message.getRun(), "the run"));
  }

  MessageLite write(Coordinator.SiteAnswer answer) {
    return HiredMessage.newBuilder()
        .setVersion(VERSION)
        .setOffer(answer.offer())
        .setSite(actors.write(answer.site()))
        .setAddress(answer.address())
        .addAllDevices(answer.devices())
        .setRefusal(answer.refusal())
        .build();
  }

  Coordinator.SiteAnswer siteAnswer(byte[] bytes) throws InvalidProtocolBufferException {
    HiredMessage message = HiredMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Coordinator.SiteAnswer(
        message.getOffer(),
        actors.read(message.getSite(), "the site"),
        message.getAddress(),
        List.copyOf(message.getDevicesList()),
        message.getRefusal());
  }

  MessageLite write(Gateway.Submit submit) {
    return SubmitMessage.newBuilder()
        .setVersion(VERSION)
        .setName(submit.name())
        .setExperiment(submit.experiment())
        .setBuild(submit.build())
        .setNumber(submit.number())
        .setReplyTo(actors.write(submit.replyTo()))
        .build();
  }

  Gateway.Submit submit(byte[] bytes) throws InvalidProtocolBufferException {
    SubmitMessage message = SubmitMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.Submit(
        WireChecks.text(message.getName(), "the name"),
        WireChecks.experiment(message.getExperiment()),
        WireChecks.text(message.getBuild(), "the build"),
        message.getNumber(),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(Gateway.GetReport question) {
    return GetReportMessage.newBuilder()
        .setVersion(VERSION)
        .setFrom(question.from())
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  Gateway.GetReport getReport(byte[] bytes) throws InvalidProtocolBufferException {
    GetReportMessage message = GetReportMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.GetReport(
        WireChecks.atLeast(0, message.getFrom(), "the first generation"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(Gateway.GetState question) {
    return GetStateMessage.newBuilder()
        .setVersion(VERSION)
        .setFrom(question.from())
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  Gateway.GetState getState(byte[] bytes) throws InvalidProtocolBufferException {
    GetStateMessage message = GetStateMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.GetState(
        (int) WireChecks.atLeast(0, message.getFrom(), "the first byte"),
        actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(Gateway.StopRun stop) {
    return StopRunMessage.newBuilder()
        .setVersion(VERSION)
        .setReplyTo(actors.write(stop.replyTo()))
        .build();
  }

  Gateway.StopRun stopRun(byte[] bytes) throws InvalidProtocolBufferException {
    StopRunMessage message = StopRunMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.StopRun(actors.read(message.getReplyTo(), WHO_ASKS));
  }

  MessageLite write(Gateway.GetMembers question) {
    return GetMembersMessage.newBuilder()
        .setVersion(VERSION)
        .setReplyTo(actors.write(question.replyTo()))
        .build();
  }

  Gateway.GetMembers getMembers(byte[] bytes) throws InvalidProtocolBufferException {
    GetMembersMessage message = GetMembersMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.GetMembers(actors.read(message.getReplyTo(), WHO_ASKS));
  }
}
