package io.terrarium.meta;

/**
 * The outcome of evaluating one unit.
 *
 * @param fitness higher is better; not a number if the training failed
 * @param steps environment steps that were played to find it
 */
public record Outcome(float fitness, long steps) {}
