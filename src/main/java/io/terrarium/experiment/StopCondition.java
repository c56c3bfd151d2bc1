package io.terrarium.experiment;

/**
 * The condition of an experiment's section {@code stop}: the run ends once each algorithm's mean
 * score has reached {@code score} at so many scheduled scorings in a row.
 */
public record StopCondition(float score, int scorings) {}
