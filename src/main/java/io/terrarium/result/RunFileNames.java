package io.terrarium.result;

/**
 * The names of the files that a run directory holds, apart from its result, whose name depends on
 * the kind of task.
 */
public final class RunFileNames {

  public static final String EXPERIMENT = "experiment.conf";
  public static final String CHECKPOINT = "checkpoint.pb";
  public static final String METRICS = "metrics.csv";
  public static final String TIMINGS = "timings.csv";
  public static final String PROVENANCE = "provenance.json";
  public static final String REPORT = "report.html";
  public static final String CURVE = "curve.svg";
  public static final String LOG = "terrarium.log";

  private RunFileNames() {}
}
