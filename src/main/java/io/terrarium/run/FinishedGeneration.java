package io.terrarium.run;

/** The record and the timing of a finished generation, without the state after it. */
public record FinishedGeneration(GenerationRecord record, Timing timing) {}
