package io.terrarium.ops;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.terrarium.engine.Terrarium;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;

/**
 * The metrics of the run that a node hosts. Nodes that host none have no values, so that a sum over
 * all nodes is right wherever the run moves.
 */
public final class RunMetrics {

  private static final String RUN = "run";

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private final Gauge generation =
      gauge("terrarium_generation", "the generation that is being evaluated; counts from 0");

  private final Counter trainings =
      Counter.builder()
          .name("terrarium_trainings_total")
          .help("agents trained, in the generations that were finished on this node")
          .labelNames(RUN, "algorithm")
          .register(registry);

  private final Counter redone =
      Counter.builder()
          .name("terrarium_leases_redone_total")
          .help("candidates leased again, because a worker was lost, slow, or failed")
          .labelNames(RUN)
          .register(registry);

  private final Gauge workers =
      gauge("terrarium_workers", "the workers of all nodes that have asked for work");

  private final Gauge idle =
      gauge("terrarium_workers_idle", "those of them that wait, because there is none");

  private Gauge gauge(String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames(RUN).register(registry);
  }

  /**
   * A listener for as long as this node hosts the run.
   *
   * @param run its name
   */
  public Watch watch(String run) {
    return new Watch(run);
  }

  MetricSnapshots snapshots() {
    return registry.scrape();
  }

  /** A listener that sets the metrics from a run's events and from its status. */
  public final class Watch implements RunListener {

    private final String run;
    private int redoneBefore;
    private boolean isClosed;

    private Watch(String run) {
      this.run = run;
    }

    @Override
    public synchronized void on(RunEvent event) {
      if (event instanceof RunEvent.Started started) {
        generation.labelValues(run).set(started.generation());
      } else if (event instanceof RunEvent.GenerationFinished finished) {
        generation.labelValues(run).set(finished.record().generation() + 1);
        trainings
            .labelValues(run, finished.record().algorithm())
            .inc(finished.timing().trainings());
      }
    }

    /** Takes the run's status; another thread than that of its events may call this. */
    public synchronized void onStatus(Terrarium.Status status) {
      if (isClosed) {
        return;
      }
      redone.labelValues(run).inc(Math.max(0, status.redone() - redoneBefore));
      redoneBefore = status.redone();
      workers.labelValues(run).set(status.workers());
      idle.labelValues(run).set(status.idle());
    }

    /** Removes the values: the run is over, or goes on at another node. */
    @Override
    public synchronized void close() {
      isClosed = true;
      generation.remove(run);
      workers.remove(run);
      idle.remove(run);
    }
  }
}
