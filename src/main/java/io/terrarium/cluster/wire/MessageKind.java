package io.terrarium.cluster.wire;

import io.terrarium.cluster.Coordinator;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.WorkerSite;
import io.terrarium.cluster.replica.Register;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Worker;
import io.terrarium.engine.WorkerGroup;
import java.util.Arrays;

/** The kinds of messages between nodes, each with its manifest. */
enum MessageKind {
  REQUEST_WORK("request-work", Supervisor.RequestWork.class),
  UNITS_DONE("units-done", Supervisor.UnitsDone.class),
  UNITS_FAILED("units-failed", Supervisor.UnitsFailed.class),
  SEARCH("search", WorkerGroup.Search.class),
  LEASE("lease", Worker.Lease.class),
  REGISTER("register", Register.class),
  OFFER("hire", WorkerSite.Offer.class),
  END_WORK("dismiss", WorkerSite.EndWork.class),
  SITE_ANSWER("hired", Coordinator.SiteAnswer.class),
  SUBMIT("submit", Gateway.Submit.class),
  GET_REPORT("get-report", Gateway.GetReport.class),
  GET_STATE("get-state", Gateway.GetState.class),
  STOP_RUN("stop-run", Gateway.StopRun.class),
  GET_MEMBERS("get-members", Gateway.GetMembers.class),
  SUBMITTED("submitted", Gateway.Submitted.class),
  REPORT("report", Gateway.Report.class),
  STATE_PART("state-part", Gateway.StatePart.class),
  MEMBERS("members", Gateway.Members.class);

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
            () ->
                new IllegalArgumentException(
                    message.getClass() + " is not a message of Terrarium"));
  }

  static MessageKind named(String manifest) {
    return Arrays.stream(values())
        .filter(kind -> kind.manifest.equals(manifest))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no message of that kind"));
  }
}
