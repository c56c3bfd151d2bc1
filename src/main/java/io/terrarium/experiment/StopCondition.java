package io.terrarium.experiment;

/**
 * {@code stop} of an experiment: the run ends once each algorithm's mean score has reached {@code
 * score} at so many scheduled scorings in a row.
 */
public record StopCondition(float score, int scorings) {}
