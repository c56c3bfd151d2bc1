package io.terrarium.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.terrarium.docs.Generated;
import io.terrarium.engine.Terrarium;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

  private final RunMetrics metrics = new RunMetrics();
  private final RunMetrics.Watch watch = metrics.watch("cartpole");

  @Test
  void they_are_what_the_run_has_told() {
    watch.on(new RunEvent.Started(3, 10, 2));
    watch.on(finished(3, 64));
    watch.onStatus(status(5, 4, 1));
    watch.onStatus(status(7, 4, 2));

    assertThat(values())
        .containsOnly(
            Map.entry("terrarium_generation", 4.0),
            Map.entry("terrarium_trainings", 64.0),
            Map.entry("terrarium_leases_redone", 7.0),
            Map.entry("terrarium_workers", 4.0),
            Map.entry("terrarium_workers_idle", 2.0));
  }

  @Test
  void a_run_that_has_gone_leaves_what_was_counted_and_nothing_else() {
    watch.on(finished(3, 64));
    watch.onStatus(status(5, 4, 1));
    watch.close();
    watch.onStatus(status(6, 4, 1));

    assertThat(values().keySet())
        .containsExactlyInAnyOrder("terrarium_trainings", "terrarium_leases_redone");
  }

  @Test
  void the_page_on_clusters_has_them_all() throws IOException {
    watch.on(finished(0, 1));
    watch.onStatus(status(1, 1, 1));
    String rows =
        metrics.snapshots().stream().map(RunMetricsTest::row).collect(Collectors.joining());
    Generated.assertHolds(
        "docs/cluster.md",
        "metrics",
        "| metric | kind | labels | meaning |\n| --- | --- | --- | --- |\n" + rows);
  }

  private static String row(MetricSnapshot metric) {
    boolean counts = metric instanceof CounterSnapshot;
    String labels =
        metric.getDataPoints().get(0).getLabels().stream()
            .map(Label::getName)
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            metric.getMetadata().getName() + (counts ? "_total" : ""),
            counts ? "counter" : "gauge",
            labels,
            metric.getMetadata().getHelp());
  }

  private Map<String, Double> values() {
    return metrics.snapshots().stream()
        .filter(metric -> !metric.getDataPoints().isEmpty())
        .collect(
            Collectors.toMap(
                metric -> metric.getMetadata().getName(),
                metric -> value(metric.getDataPoints().get(0))));
  }

  private static double value(DataPointSnapshot point) {
    return point instanceof CounterSnapshot.CounterDataPointSnapshot counter
        ? counter.getValue()
        : ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue();
  }

  private static RunEvent finished(long generation, long trainings) {
    GenerationRecord record =
        new GenerationRecord(generation, "ppo", 500, 20f, 50f, 3f, 0, 0.15f, List.of(), 1000);
    RunState state = new RunState(generation + 1, new SearchState(new float[0], new float[0]), 0);
    return new RunEvent.GenerationFinished(record, state, Timing.upToNow(2.0, trainings, 1));
  }

  private static Terrarium.Status status(int redone, int workers, int idle) {
    return new Terrarium.Status(3, "ppo", 0, 64, 2, redone, workers, idle, Map.of());
  }
}
