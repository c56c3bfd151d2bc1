package io.terrarium.result;

import io.terrarium.agent.TrainedAgent;

/**
 * A trained agent with the settings that it is evaluated by.
 *
 * @param agent the agent
 * @param environments evaluation episodes
 * @param episodeLimit of each of them
 */
public record SavedAgent(TrainedAgent agent, int environments, int episodeLimit) {}
