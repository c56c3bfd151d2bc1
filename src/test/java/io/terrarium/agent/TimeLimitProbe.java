package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Every step gives 1 and 1 is seen for ever; nothing but a time limit of one step ends an episode.
 * So a state is worth 1 where the limit is an end, and 1 / (1 - gamma) where it is bootstrapped.
 */
record TimeLimitProbe(ActionSpace actions) implements Environment {

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        "TimeLimit",
        List.of("one"),
        actions,
        EnvironmentSpec.numbered("action", actions.size()),
        1,
        StateLayout.builder().build());
  }

  @Override
  public void reset(float[][] state, Resets resets) {}

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    Arrays.fill(observation, 0, n, 1);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    Arrays.fill(reward, 0, n, 1);
    Arrays.fill(terminated, 0, n, false);
  }
}
