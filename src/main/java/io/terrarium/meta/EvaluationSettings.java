package io.terrarium.meta;

/**
 * {@code evaluation} of an experiment.
 *
 * @param environments episodes that an agent's fitness is the mean return of
 * @param episodeLimit the curriculum
 * @param rollouts trainings whose mean is a candidate's fitness
 */
public record EvaluationSettings(int environments, EpisodeLimit episodeLimit, int rollouts) {}
