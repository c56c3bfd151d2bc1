package io.terrarium.meta;

/** What a round of a generation evaluates. */
public enum Phase {
  /** Every candidate of the population, before the tell. */
  POPULATION,
  /** The search mean, after the tell. */
  MEAN
}
