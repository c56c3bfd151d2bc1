package io.terrarium.meta;

/**
 * The settings of an experiment's section {@code mean-evaluation}.
 *
 * @param frequency the mean is scored after each generation that this divides
 * @param rollouts the number of trainings with each algorithm
 */
public record MeanEvaluation(int frequency, int rollouts) {}
