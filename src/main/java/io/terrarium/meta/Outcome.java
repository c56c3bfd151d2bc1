package io.terrarium.meta;

/**
 * What evaluating one unit gave.
 *
 * @param fitness higher is better; not a number where the training failed
 * @param steps environment steps that were played to find it
 */
public record Outcome(float fitness, long steps) {}
