package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import io.terrarium.math.FloatMath;
import io.terrarium.math.RowMath;
import java.util.Arrays;
import java.util.List;

/**
 * The task of swinging a pendulum up with little torque: Pendulum-v1 of gymnax 0.0.6, after
 * OpenAI's Gym. The angle is 0 upright, and counts whole turns. No episode ends by itself.
 */
public final class Pendulum implements Environment {

  private static final float GRAVITY = 10;
  private static final float MAX_TORQUE = 2;
  private static final float MAX_SPEED = 8;
  private static final float TIME_STEP = 0.05f;
  private static final float PI = 3.1415927f;

  private static final StateLayout.Builder ROWS = StateLayout.builder();
  private static final StateRow ANGLE = ROWS.row("angle");
  private static final StateRow VELOCITY = ROWS.row("angular velocity");
  private static final StateRow SIN = ROWS.work("sin angle");
  private static final StateRow TORQUE = ROWS.work("torque");
  private static final ResetDraw ANGLE_START = ROWS.uniform("angle");
  private static final ResetDraw VELOCITY_START = ROWS.uniform("angular velocity");

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Pendulum-v1",
          List.of("cos angle", "sin angle", "angular velocity"),
          new ActionSpace.Box(1, -MAX_TORQUE, MAX_TORQUE),
          List.of("torque"),
          200,
          ROWS.build());

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    float[] angle = ANGLE.of(state);
    int[] copies = resets.copies();
    for (int i = 0; i < resets.count(); i++) {
      angle[copies[i]] = PI * (2 * resets.number(ANGLE_START, i) - 1);
    }
    resets.set(VELOCITY.of(state), VELOCITY_START, 2, -1);
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    float[] angle = ANGLE.of(state);
    float[] work = SIN.of(state);
    RowMath.cos(angle, work, n);
    RowMath.toColumn(work, observation, 0, 3, n);
    RowMath.sin(angle, work, n);
    RowMath.toColumn(work, observation, 1, 3, n);
    RowMath.toColumn(VELOCITY.of(state), observation, 2, 3, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] angle = ANGLE.of(state);
    float[] velocity = VELOCITY.of(state);
    float[] sin = SIN.of(state);
    float[] torque = TORQUE.of(state);
    for (int i = 0; i < n; i++) {
      torque[i] = FloatMath.clip(action[i], -MAX_TORQUE, MAX_TORQUE);
    }
    reward(angle, velocity, torque, reward, n);
    RowMath.sin(angle, sin, n);
    for (int i = 0; i < n; i++) {
      velocity[i] += (1.5f * GRAVITY * sin[i] + 3 * torque[i]) * TIME_STEP;
    }
    RowMath.clip(velocity, -MAX_SPEED, MAX_SPEED, n);
    RowMath.addScaled(angle, TIME_STEP, velocity, angle, n);
    Arrays.fill(terminated, 0, n, false);
  }

  private static void reward(
      float[] angle, float[] velocity, float[] torque, float[] reward, int n) {
    for (int i = 0; i < n; i++) {
      float tilt = FloatMath.wrap(angle[i]);
      float cost = tilt * tilt + 0.1f * velocity[i] * velocity[i];
      reward[i] = -(cost + 0.001f * torque[i] * torque[i]);
    }
  }
}
