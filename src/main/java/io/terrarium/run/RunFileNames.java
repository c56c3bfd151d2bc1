package io.terrarium.run;

/** The names of the files that a run directory holds. */
final class RunFileNames {

  static final String EXPERIMENT = "experiment.conf";
  static final String CHECKPOINT = "checkpoint.pb";
  static final String METRICS = "metrics.csv";
  static final String RESULT = "scb.pb";
  static final String TIMINGS = "timings.csv";
  static final String PROVENANCE = "provenance.json";

  private RunFileNames() {}
}
