package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import java.util.List;

/**
 * Balancing a pole on a cart: CartPole-v1 of gymnax 0.0.6, after Barto, Sutton and Anderson (1983).
 * The reward is 1 a step, and 0 only where the state before the step was terminal already.
 */
public final class CartPole implements Environment {

  private static final float GRAVITY = 9.8f;
  private static final float POLE_MASS = 0.1f;
  private static final float TOTAL_MASS = 1.1f;
  private static final float HALF_LENGTH = 0.5f;
  private static final float POLE_MOMENT = 0.05f;
  private static final float FORCE = 10;
  private static final float TIME_STEP = 0.02f;
  private static final float ANGLE_LIMIT = 12 * 2 * 3.1415927f / 360;
  private static final float POSITION_LIMIT = 2.4f;

  @Override
  public String name() {
    return "CartPole-v1";
  }

  @Override
  public int observationSize() {
    return 4;
  }

  @Override
  public List<String> observationNames() {
    return List.of("position", "velocity", "angle", "angular velocity");
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Discrete(2);
  }

  @Override
  public List<String> actionNames() {
    return List.of("push left", "push right");
  }

  @Override
  public int episodeLimit() {
    return 500;
  }

  @Override
  public int stateSize() {
    return 4;
  }

  @Override
  public int workRows() {
    return 3;
  }

  @Override
  public int resetDraws() {
    return 4;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    for (int c = 0; c < 4; c++) {
      state[c][copy] = draws[at + c] * 0.1f - 0.05f;
    }
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    for (int c = 0; c < 4; c++) {
      RowMath.toColumn(state[c], observation, c, 4, n);
    }
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = state[0];
    float[] velocity = state[1];
    float[] angle = state[2];
    float[] angularVelocity = state[3];
    float[] sin = state[4];
    float[] cos = state[5];
    float[] push = state[6];
    for (int i = 0; i < n; i++) {
      reward[i] = outside(position[i], angle[i]) ? 0 : 1;
    }
    RowMath.sin(angle, sin, n);
    RowMath.cos(angle, cos, n);
    RowMath.addScaled(position, TIME_STEP, velocity, position, n);
    RowMath.addScaled(angle, TIME_STEP, angularVelocity, angle, n);
    push(angularVelocity, sin, action, push, n);
    accelerate(velocity, angularVelocity, sin, cos, push, n);
    for (int i = 0; i < n; i++) {
      terminated[i] = outside(position[i], angle[i]);
    }
  }

  /** What moves the whole: the action's force, and that of the turning pole. */
  private static void push(
      float[] angularVelocity, float[] sin, float[] action, float[] push, int n) {
    for (int i = 0; i < n; i++) {
      float omega = angularVelocity[i];
      float force = FORCE * (2 * action[i] - 1);
      push[i] = (force + POLE_MOMENT * omega * omega * sin[i]) / TOTAL_MASS;
    }
  }

  private static void accelerate(
      float[] velocity, float[] angularVelocity, float[] sin, float[] cos, float[] push, int n) {
    for (int i = 0; i < n; i++) {
      float inertia = HALF_LENGTH * (4f / 3 - POLE_MASS * cos[i] * cos[i] / TOTAL_MASS);
      float angularAcceleration = (GRAVITY * sin[i] - cos[i] * push[i]) / inertia;
      float acceleration = push[i] - POLE_MOMENT * angularAcceleration * cos[i] / TOTAL_MASS;
      velocity[i] += TIME_STEP * acceleration;
      angularVelocity[i] += TIME_STEP * angularAcceleration;
    }
  }

  private static boolean outside(float position, float angle) {
    return Math.abs(position) > POSITION_LIMIT || Math.abs(angle) > ANGLE_LIMIT;
  }
}
