package io.terrarium.engine;

import io.terrarium.run.GenerationRecord;

/**
 * A finished generation without the state after it.
 *
 * @param seconds that it took
 * @param trainings agents trained in it
 */
public record KeptGeneration(GenerationRecord record, double seconds, long trainings) {}
