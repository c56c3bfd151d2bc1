package io.terrarium.meta;

/**
 * {@code mean-evaluation} of an experiment.
 *
 * @param frequency the mean is scored after each generation that this divides
 * @param rollouts trainings of each algorithm
 */
public record MeanEvaluation(int frequency, int rollouts) {}
