package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import java.util.List;

/**
 * Environments whose values are known: one number is seen, and an episode lasts one step or two.
 */
interface Probe extends Environment {

  /**
   * Of a step.
   *
   * @param seen before it
   * @param last whether it ends the episode
   */
  float reward(float seen, float action, boolean last);

  /** Of an episode. */
  default int steps() {
    return 1;
  }

  /** What agents may do in it. */
  @Override
  ActionSpace actions();

  @Override
  default EnvironmentSpec spec() {
    return new EnvironmentSpec(
        getClass().getSimpleName() + " " + this,
        List.of("seen"),
        actions(),
        EnvironmentSpec.numbered("action", actions().size()),
        100,
        Rows.LAYOUT);
  }

  @Override
  default void reset(float[][] state, Resets resets) {
    for (int i = 0; i < resets.count(); i++) {
      int copy = resets.copies()[i];
      Rows.SEEN.of(state)[copy] = steps() == 2 || resets.number(Rows.START, i) < .5f ? -1 : 1;
      Rows.STEPS.of(state)[copy] = 0;
    }
  }

  @Override
  default void observe(float[][] state, int n, float[] observation) {
    System.arraycopy(Rows.SEEN.of(state), 0, observation, 0, n);
  }

  @Override
  default void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      terminated[i] = ++Rows.STEPS.of(state)[i] == steps();
      reward[i] = reward(Rows.SEEN.of(state)[i], action[i], terminated[i]);
      Rows.SEEN.of(state)[i] = 1;
    }
  }

  /** What is seen, and the steps so far. */
  final class Rows {

    private static final StateLayout.Builder ROWS = StateLayout.builder();
    static final StateRow SEEN = ROWS.row("seen");
    static final StateRow STEPS = ROWS.row("steps");
    static final ResetDraw START = ROWS.uniform("seen");
    static final StateLayout LAYOUT = ROWS.build();

    private Rows() {}
  }
}
