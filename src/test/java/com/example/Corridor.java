package com.example;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import java.util.List;

/** A walk to the right end of a corridor; every step costs 1. */
public final class Corridor implements Environment {

  private static final StateLayout.Builder ROWS = StateLayout.builder();
  private static final StateRow POSITION = ROWS.row("position");
  private static final ResetDraw START = ROWS.uniform("start");

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Corridor-v0",
          List.of("position"),
          new ActionSpace.Discrete(2),
          List.of("step left", "step right"),
          100,
          ROWS.build());

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    resets.set(POSITION.of(state), START, 1, -0.5f);
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    System.arraycopy(POSITION.of(state), 0, observation, 0, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = POSITION.of(state);
    for (int i = 0; i < n; i++) {
      position[i] += action[i] == 1 ? 0.1f : -0.1f;
      reward[i] = -1;
      terminated[i] = position[i] >= 1;
    }
  }
}
