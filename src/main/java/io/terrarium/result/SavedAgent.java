package io.terrarium.result;

import io.terrarium.agent.TrainedAgent;

/**
 * A trained agent with the settings of its evaluation.
 *
 * @param agent the agent
 * @param environments the number of evaluation episodes
 * @param episodeLimit the most steps of each of them
 */
public record SavedAgent(TrainedAgent agent, int environments, int episodeLimit) {}
