package io.terrarium.strategy;

/** A key of {@code strategy} that not every strategy uses. */
public enum StrategyKey {
  /** {@code temperature} */
  TEMPERATURE("temperature"),
  /** {@code antithetic} */
  ANTITHETIC("antithetic"),
  /** {@code shaping} */
  SHAPING("shaping"),
  /** {@code learning-rate} */
  LEARNING_RATE("learning-rate");

  private final String key;

  StrategyKey(String key) {
    this.key = key;
  }

  /** As an experiment writes it, below {@code strategy}. */
  public String key() {
    return key;
  }
}
