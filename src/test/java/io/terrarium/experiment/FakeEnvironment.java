package io.terrarium.experiment;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;

/** An environment that is described and never stepped. */
public record FakeEnvironment(String name, int observationSize, ActionSpace actions)
    implements Environment {

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        name,
        EnvironmentSpec.numbered("number", observationSize),
        actions,
        EnvironmentSpec.numbered("action", actions.size()),
        500,
        StateLayout.builder().build());
  }

  @Override
  public void reset(float[][] state, Resets resets) {}

  @Override
  public void observe(float[][] state, int n, float[] observation) {}

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {}
}
