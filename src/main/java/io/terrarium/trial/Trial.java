package io.terrarium.trial;

import io.terrarium.result.SavedAgent;

/**
 * One trial: an agent was trained in a synthetic environment and played in the real one.
 *
 * @param agent what was trained, with the settings that it was played by
 * @param meanReturn of its evaluation episodes; not a number where the training failed
 */
public record Trial(SavedAgent agent, float meanReturn) {}
