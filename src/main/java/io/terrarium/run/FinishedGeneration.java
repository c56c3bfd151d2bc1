package io.terrarium.run;

/** A finished generation without the state after it: what it gave, and what it took. */
public record FinishedGeneration(GenerationRecord record, Timing timing) {}
