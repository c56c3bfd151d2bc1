package io.terrarium.trial;

import io.terrarium.result.SavedAgent;

/**
 * A trial: an agent that was trained in the result of a run and has played in the real environment.
 *
 * @param agent the trained agent, with the settings that it was played by
 * @param meanReturn the mean return of its evaluation episodes; not a number if the training failed
 */
public record Trial(SavedAgent agent, float meanReturn) {}
