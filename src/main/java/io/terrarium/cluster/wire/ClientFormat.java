package io.terrarium.cluster.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.engine.format.WireChecks;
import io.terrarium.engine.proto.MemberMessage;
import io.terrarium.engine.proto.MembersMessage;
import io.terrarium.engine.proto.ReportMessage;
import io.terrarium.engine.proto.SiteReportMessage;
import io.terrarium.engine.proto.StatePartMessage;
import io.terrarium.engine.proto.SubmittedMessage;
import java.util.List;
import java.util.Optional;

/** The Protobuf form of the answers to clients. */
final class ClientFormat {

  private static final int VERSION = 1;

  private ClientFormat() {}

  static MessageLite write(Gateway.Submitted submitted) {
    return SubmittedMessage.newBuilder()
        .setVersion(VERSION)
        .setId(submitted.id())
        .setRefusal(submitted.refusal().orElse(""))
        .build();
  }

  static Gateway.Submitted submitted(byte[] bytes) throws InvalidProtocolBufferException {
    SubmittedMessage message = SubmittedMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.Submitted(message.getId(), given(message.getRefusal()));
  }

  static MessageLite write(Gateway.Report answer) {
    ClusterReport report = answer.report();
    return ReportMessage.newBuilder()
        .setVersion(VERSION)
        .setId(report.id())
        .setName(report.name())
        .setHost(report.host())
        .setStanding(RegisterFormat.write(report.standing()))
        .setSentence(report.sentence().orElse(""))
        .setGeneration(report.generation())
        .setAlgorithm(report.algorithm())
        .setDone(report.done())
        .setTotal(report.total())
        .setRedone(report.redone())
        .addAllSites(report.sites().stream().map(ClientFormat::write).toList())
        .addAllGenerations(RegisterFormat.write(answer.generations()))
        .build();
  }

  static Gateway.Report report(byte[] bytes) throws InvalidProtocolBufferException {
    ReportMessage message = ReportMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    ClusterReport report =
        new ClusterReport(
            message.getId(),
            message.getName(),
            message.getHost(),
            RegisterFormat.read(message.getStanding()),
            given(message.getSentence()),
            message.getGeneration(),
            message.getAlgorithm(),
            message.getDone(),
            message.getTotal(),
            message.getRedone(),
            message.getSitesList().stream().map(ClientFormat::read).toList());
    return new Gateway.Report(report, RegisterFormat.read(message.getGenerationsList()));
  }

  private static SiteReportMessage write(SiteReport site) {
    return SiteReportMessage.newBuilder()
        .setAddress(site.address())
        .addAllDevices(site.devices())
        .setRefusal(site.refusal().orElse(""))
        .addAllUnitsPerSecond(site.unitsPerSecond())
        .build();
  }

  private static SiteReport read(SiteReportMessage message) {
    return new SiteReport(
        message.getAddress(),
        List.copyOf(message.getDevicesList()),
        given(message.getRefusal()),
        List.copyOf(message.getUnitsPerSecondList()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  static MessageLite write(Gateway.StatePart part) {
    return StatePartMessage.newBuilder()
        .setVersion(VERSION)
        .setGeneration(part.generation())
        .setSize(part.size())
        .setFrom(part.from())
        .setBytes(ByteString.copyFrom(part.bytes()))
        .build();
  }

  static Gateway.StatePart statePart(byte[] bytes) throws InvalidProtocolBufferException {
    StatePartMessage message = StatePartMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.StatePart(
        message.getGeneration(),
        (int) WireChecks.atLeast(0, message.getSize(), "the size"),
        (int) WireChecks.atLeast(0, message.getFrom(), "the first byte"),
        message.getBytes().toByteArray());
  }

  static MessageLite write(Gateway.Members members) {
    return MembersMessage.newBuilder()
        .setVersion(VERSION)
        .addAllMembers(members.members().stream().map(ClientFormat::write).toList())
        .build();
  }

  static Gateway.Members members(byte[] bytes) throws InvalidProtocolBufferException {
    MembersMessage message = MembersMessage.parseFrom(bytes);
    WireChecks.version(message.getVersion(), VERSION);
    return new Gateway.Members(message.getMembersList().stream().map(ClientFormat::read).toList());
  }

  private static MemberMessage write(ClusterMember member) {
    return MemberMessage.newBuilder()
        .setAddress(member.address())
        .setStatus(member.status())
        .setReachable(member.reachable())
        .addAllRoles(member.roles())
        .build();
  }

  private static ClusterMember read(MemberMessage message) {
    return new ClusterMember(
        message.getAddress(),
        message.getStatus(),
        message.getReachable(),
        List.copyOf(message.getRolesList()));
  }
}
