package io.terrarium.meta;

import io.terrarium.strategy.SearchState;

/**
 * A round: one phase of one generation, with all that its units have in common. With the index of a
 * unit it determines the unit's outcome: candidates and every random draw are rebuilt from it.
 *
 * @param generation counts from 0
 * @param phase what is evaluated
 * @param search the strategy's state: before the tell for the population, after it for the mean
 */
public record Round(long generation, Phase phase, SearchState search) {}
