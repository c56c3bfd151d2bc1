package io.terrarium.env;

import io.terrarium.compute.FloatMath;

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
  public ActionSpace actions() {
    return new ActionSpace.Discrete(2);
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
  public int resetDraws() {
    return 4;
  }

  @Override
  public void reset(float[] state, int n, int copy, float[] draws, int at) {
    for (int c = 0; c < 4; c++) {
      state[c * n + copy] = draws[at + c] * 0.1f - 0.05f;
    }
  }

  @Override
  public void observe(float[] state, int n, float[] observation) {
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 4; c++) {
        observation[i * 4 + c] = state[c * n + i];
      }
    }
  }

  @Override
  public void step(float[] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      reward[i] = outside(state[i], state[2 * n + i]) ? 0 : 1;
      float force = action[i] == 1 ? FORCE : -FORCE;
      move(state, n, i, force);
      terminated[i] = outside(state[i], state[2 * n + i]);
    }
  }

  private static void move(float[] state, int n, int i, float force) {
    float velocity = state[n + i];
    float angle = state[2 * n + i];
    float angularVelocity = state[3 * n + i];
    float cos = FloatMath.cos(angle);
    float sin = FloatMath.sin(angle);
    float push = (force + POLE_MOMENT * angularVelocity * angularVelocity * sin) / TOTAL_MASS;
    float angularAcceleration =
        (GRAVITY * sin - cos * push)
            / (HALF_LENGTH * (4f / 3 - POLE_MASS * cos * cos / TOTAL_MASS));
    float acceleration = push - POLE_MOMENT * angularAcceleration * cos / TOTAL_MASS;
    state[i] += TIME_STEP * velocity;
    state[n + i] = velocity + TIME_STEP * acceleration;
    state[2 * n + i] = angle + TIME_STEP * angularVelocity;
    state[3 * n + i] = angularVelocity + TIME_STEP * angularAcceleration;
  }

  private static boolean outside(float position, float angle) {
    return position < -POSITION_LIMIT
        || position > POSITION_LIMIT
        || angle < -ANGLE_LIMIT
        || angle > ANGLE_LIMIT;
  }
}
