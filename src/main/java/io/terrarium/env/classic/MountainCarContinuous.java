package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.Resets;
import io.terrarium.math.FloatMath;
import java.util.List;

/**
 * The task of driving out of a valley with an engine that is too weak for its slopes and gives any
 * force within its bounds: MountainCarContinuous-v0 of gymnax 0.0.6, after OpenAI's Gym. The reward
 * is minus a tenth of the square of the requested force, even of a force beyond the bounds, and 100
 * more at the goal.
 */
public final class MountainCarContinuous implements Environment {

  private static final float POWER = 0.0015f;
  private static final float GOAL = 0.45f;

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "MountainCarContinuous-v0",
          MountainCarDynamics.OBSERVATION,
          new ActionSpace.Box(1, -1, 1),
          List.of("force"),
          999,
          MountainCarDynamics.LAYOUT);

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    MountainCarDynamics.reset(state, resets);
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    MountainCarDynamics.observe(state, n, observation);
  }

  /** At the goal a negative velocity counts as 0, so a car that is there has reached the goal. */
  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = MountainCarDynamics.POSITION.of(state);
    float[] velocity = MountainCarDynamics.VELOCITY.of(state);
    float[] force = MountainCarDynamics.FORCE.of(state);
    for (int i = 0; i < n; i++) {
      force[i] = FloatMath.clip(action[i], -1, 1) * POWER;
      reward[i] = -0.1f * action[i] * action[i];
    }
    MountainCarDynamics.move(position, velocity, force, MountainCarDynamics.SLOPE.of(state), n);
    for (int i = 0; i < n; i++) {
      terminated[i] = position[i] >= GOAL;
      if (terminated[i]) {
        velocity[i] = Math.max(velocity[i], 0);
        reward[i] += 100;
      }
    }
  }
}
