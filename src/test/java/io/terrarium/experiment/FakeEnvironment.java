package io.terrarium.experiment;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;

/** An environment that is described and never stepped. */
public record FakeEnvironment(String name, int observationSize, ActionSpace actions)
    implements Environment {

  @Override
  public int episodeLimit() {
    return 500;
  }

  @Override
  public int stateSize() {
    return observationSize;
  }

  @Override
  public int resetDraws() {
    return 0;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {}

  @Override
  public void observe(float[][] state, int n, float[] observation) {}

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {}
}
