package io.terrarium.meta;

/**
 * The settings of an experiment's section {@code evaluation}.
 *
 * @param environments the number of evaluation episodes, whose mean return is an agent's fitness
 * @param episodeLimit the curriculum
 * @param rollouts the number of trainings, whose mean is a candidate's fitness
 */
public record EvaluationSettings(int environments, EpisodeLimit episodeLimit, int rollouts) {}
