package io.terrarium.app;

import io.terrarium.cluster.ClusterReport;
import io.terrarium.run.ClusterComputation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects from a cluster's reports which nodes have hosted and computed a run. */
final class ComputationRecorder {

  private final String run;
  private final Set<String> hosts = new LinkedHashSet<>();
  private final Map<String, List<String>> nodes = new TreeMap<>();

  ComputationRecorder(String run) {
    this.run = run;
  }

  void add(ClusterReport report) {
    hosts.add(report.host());
    report.sites().stream()
        .filter(site -> site.refusal().isEmpty() && !site.devices().isEmpty())
        .forEach(site -> nodes.put(site.address(), site.devices()));
  }

  ClusterComputation computation() {
    return new ClusterComputation(run, List.copyOf(hosts), new TreeMap<>(nodes));
  }
}
