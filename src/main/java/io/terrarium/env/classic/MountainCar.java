package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.Resets;
import java.util.Arrays;
import java.util.List;

/**
 * The task of driving out of a valley with an engine that is too weak for its slopes:
 * MountainCar-v0 of gymnax 0.0.6, after Moore (1990). The reward is -1 a step.
 */
public final class MountainCar implements Environment {

  private static final float FORCE = 0.001f;
  private static final float GOAL = 0.5f;

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "MountainCar-v0",
          MountainCarDynamics.OBSERVATION,
          new ActionSpace.Discrete(3),
          List.of("push left", "coast", "push right"),
          200,
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

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = MountainCarDynamics.POSITION.of(state);
    float[] velocity = MountainCarDynamics.VELOCITY.of(state);
    float[] force = MountainCarDynamics.FORCE.of(state);
    for (int i = 0; i < n; i++) {
      force[i] = (action[i] - 1) * FORCE;
    }
    MountainCarDynamics.move(position, velocity, force, MountainCarDynamics.SLOPE.of(state), n);
    for (int i = 0; i < n; i++) {
      if (position[i] == MountainCarDynamics.WALL) {
        velocity[i] = Math.max(velocity[i], 0);
      }
      terminated[i] = position[i] >= GOAL && velocity[i] >= 0;
    }
    Arrays.fill(reward, 0, n, -1);
  }
}
