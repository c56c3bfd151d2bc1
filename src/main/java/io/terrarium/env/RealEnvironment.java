package io.terrarium.env;

import io.terrarium.compute.Backend;

/** A training environment that is an evaluation environment itself. */
public final class RealEnvironment implements TrainingEnvironment {

  private final Backend backend;
  private final Environment environment;
  private final int episodeLimit;

  /** An environment whose episodes end after {@code episodeLimit} steps at the latest. */
  public RealEnvironment(Backend backend, Environment environment, int episodeLimit) {
    this.backend = backend;
    this.environment = environment;
    this.episodeLimit = episodeLimit;
  }

  @Override
  public int observationSize() {
    return environment.observationSize();
  }

  @Override
  public ActionSpace actions() {
    return environment.actions();
  }

  @Override
  public boolean isBandit() {
    return false;
  }

  @Override
  public VectorEnvironment open(int copies) {
    return new RealVectorEnvironment(backend, environment, episodeLimit, copies);
  }
}
