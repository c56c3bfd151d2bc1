package io.terrarium.interop;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;

/** An environment under another name. */
record Renamed(Environment environment) implements Environment {

  @Override
  public String name() {
    return "Other-v0";
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
  public int episodeLimit() {
    return environment.episodeLimit();
  }

  @Override
  public int stateSize() {
    return environment.stateSize();
  }

  @Override
  public int resetDraws() {
    return environment.resetDraws();
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    environment.reset(state, copy, draws, at);
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    environment.observe(state, n, observation);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    environment.step(state, n, action, reward, terminated);
  }
}
