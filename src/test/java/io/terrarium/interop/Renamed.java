package io.terrarium.interop;

import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.Resets;

/** An environment under another name. */
record Renamed(Environment environment) implements Environment {

  @Override
  public EnvironmentSpec spec() {
    return environment.spec().named("Other-v0");
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    environment.reset(state, resets);
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
