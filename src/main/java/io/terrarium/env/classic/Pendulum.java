package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.math.FloatMath;
import java.util.Arrays;
import java.util.List;

/**
 * Swinging a pendulum up with little torque: Pendulum-v1 of gymnax 0.0.6, after OpenAI's Gym. The
 * angle is 0 upright, and counts whole turns. No episode ends by itself.
 */
public final class Pendulum implements Environment {

  private static final float GRAVITY = 10;
  private static final float MAX_TORQUE = 2;
  private static final float MAX_SPEED = 8;
  private static final float TIME_STEP = 0.05f;
  private static final float PI = 3.1415927f;

  @Override
  public String name() {
    return "Pendulum-v1";
  }

  @Override
  public int observationSize() {
    return 3;
  }

  @Override
  public List<String> observationNames() {
    return List.of("cos angle", "sin angle", "angular velocity");
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Box(1, -MAX_TORQUE, MAX_TORQUE);
  }

  @Override
  public List<String> actionNames() {
    return List.of("torque");
  }

  @Override
  public int episodeLimit() {
    return 200;
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public int workRows() {
    return 2;
  }

  @Override
  public int resetDraws() {
    return 2;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    state[0][copy] = PI * (2 * draws[at] - 1);
    state[1][copy] = 2 * draws[at + 1] - 1;
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    float[] work = state[2];
    RowMath.cos(state[0], work, n);
    RowMath.toColumn(work, observation, 0, 3, n);
    RowMath.sin(state[0], work, n);
    RowMath.toColumn(work, observation, 1, 3, n);
    RowMath.toColumn(state[1], observation, 2, 3, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] angle = state[0];
    float[] velocity = state[1];
    float[] sin = state[2];
    float[] torque = state[3];
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
