package io.terrarium.cluster;

import com.google.protobuf.ByteString;
import io.terrarium.cluster.ToClient.Report;
import io.terrarium.cluster.ToClient.StatePart;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.Terrarium;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host answers to clients, in messages that stay small. */
public final class ReportBuilder {

  private static final int MOST_GENERATIONS = 200;
  private static final int MOST_BYTES = 48 * 1024;

  private final String address;

  /**
   * @param address host and port of the host's node
   */
  public ReportBuilder(String address) {
    this.address = address;
  }

  /**
   * @param status of the supervisor, where there is one
   * @param redone units that were leased again, where there is none
   * @param from the first generation that is wanted
   */
  public Report report(
      Optional<ClusterRun> run,
      SiteRegistry sites,
      Optional<Terrarium.Status> status,
      int redone,
      List<FinishedGeneration> generations,
      long from) {
    int first = (int) Math.min(Math.max(from, 0), generations.size());
    int end = Math.min(first + MOST_GENERATIONS, generations.size());
    return new Report(
        report(run, sites, status, redone), new ArrayList<>(generations.subList(first, end)));
  }

  private ClusterReport report(
      Optional<ClusterRun> run, SiteRegistry sites, Optional<Terrarium.Status> status, int redone) {
    return new ClusterReport(
        run.map(ClusterRun::id).orElse(0L),
        run.map(ClusterRun::name).orElse(""),
        address,
        run.map(ClusterRun::standing).orElse(RunStatus.COMPLETED),
        run.map(ClusterRun::sentence).filter(sentence -> !sentence.isEmpty()),
        status
            .map(Terrarium.Status::generation)
            .orElse(run.map(ClusterRun::state).map(RunState::nextGeneration).orElse(0L)),
        status.map(Terrarium.Status::algorithm).orElse(""),
        status.map(Terrarium.Status::done).orElse(0),
        status.map(Terrarium.Status::total).orElse(0),
        status.map(Terrarium.Status::redone).orElse(redone),
        sites.report(status.map(this::paces).orElse(Map.of())));
  }

  /** The workers of the host's own node have no address to it. */
  private Map<String, List<Double>> paces(Terrarium.Status status) {
    Map<String, List<Double>> paces = new HashMap<>(status.unitsPerSecond());
    Optional.ofNullable(paces.remove("")).ifPresent(own -> paces.put(address, own));
    return paces;
  }

  public StatePart statePart(ClusterRun run, int from) {
    ByteString whole = RegisterFormat.write(new Register(run)).toByteString();
    int first = Math.min(Math.max(from, 0), whole.size());
    int end = Math.min(first + MOST_BYTES, whole.size());
    return new StatePart(
        run.state().nextGeneration(),
        whole.size(),
        first,
        whole.substring(first, end).toByteArray());
  }
}
