package io.terrarium.engine;

import java.util.Arrays;

/** The messages that travel, and what they are called on the way. */
enum MessageKind {
  REQUEST_WORK("request-work", ToSupervisor.RequestWork.class),
  UNITS_DONE("units-done", ToSupervisor.UnitsDone.class),
  UNITS_FAILED("units-failed", ToSupervisor.UnitsFailed.class),
  SEARCH("search", ToForeman.Search.class),
  LEASE("lease", ToWorker.Lease.class),
  REGISTER("register", Register.class),
  HIRE("hire", ToSite.Hire.class),
  DISMISS("dismiss", ToSite.Dismiss.class),
  HIRED("hired", ToHost.Hired.class),
  SUBMIT("submit", ToHost.Submit.class),
  GET_REPORT("get-report", ToHost.GetReport.class),
  GET_STATE("get-state", ToHost.GetState.class),
  STOP_RUN("stop-run", ToHost.StopRun.class),
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
