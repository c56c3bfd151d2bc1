package io.terrarium.cluster.wire;

import io.terrarium.cluster.ToClient;
import io.terrarium.cluster.ToCoordinator;
import io.terrarium.cluster.ToGateway;
import io.terrarium.cluster.ToSite;
import io.terrarium.cluster.replica.Register;
import io.terrarium.engine.ToSupervisor;
import io.terrarium.engine.ToWorker;
import io.terrarium.engine.ToWorkerGroup;
import java.util.Arrays;

/** The messages that travel, and what they are called on the way. */
enum MessageKind {
  REQUEST_WORK("request-work", ToSupervisor.RequestWork.class),
  UNITS_DONE("units-done", ToSupervisor.UnitsDone.class),
  UNITS_FAILED("units-failed", ToSupervisor.UnitsFailed.class),
  SEARCH("search", ToWorkerGroup.Search.class),
  LEASE("lease", ToWorker.Lease.class),
  REGISTER("register", Register.class),
  HIRE("hire", ToSite.Hire.class),
  DISMISS("dismiss", ToSite.Dismiss.class),
  HIRED("hired", ToCoordinator.Hired.class),
  SUBMIT("submit", ToCoordinator.Submit.class),
  GET_REPORT("get-report", ToCoordinator.GetReport.class),
  GET_STATE("get-state", ToCoordinator.GetState.class),
  STOP_RUN("stop-run", ToCoordinator.StopRun.class),
  GET_MEMBERS("get-members", ToGateway.GetMembers.class),
  SUBMITTED("submitted", ToClient.Submitted.class),
  REPORT("report", ToClient.Report.class),
  STATE_PART("state-part", ToClient.StatePart.class),
  MEMBERS("members", ToClient.Members.class);

  private final String manifest;
  private final Class<?> type;

  MessageKind(String manifest, Class<?> type) {
    this.manifest = manifest;
    this.type = type;
  }

  String manifest() {
    return manifest;
  }

  static MessageKind of(Object message) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.isInstance(message))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(message.getClass() + " is no engine message"));
  }

  static MessageKind named(String manifest) {
    return Arrays.stream(values())
        .filter(kind -> kind.manifest.equals(manifest))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no message is called that"));
  }
}
