package io.terrarium.meta;

/** The phase of a generation, which says what its round evaluates. */
public enum Phase {
  /** Every candidate of the population, before the tell. */
  POPULATION,
  /** The search mean, after the tell. */
  MEAN
}
