package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import io.terrarium.math.RowMath;
import java.util.List;

/**
 * The task of balancing a pole on a cart: CartPole-v1 of gymnax 0.0.6, after Barto, Sutton and
 * Anderson (1983). The reward is 1 a step, and 0 only where the state before the step was terminal
 * already.
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

  private static final StateLayout.Builder ROWS = StateLayout.builder();
  private static final StateRow POSITION = ROWS.row("position");
  private static final StateRow VELOCITY = ROWS.row("velocity");
  private static final StateRow ANGLE = ROWS.row("angle");
  private static final StateRow ANGULAR_VELOCITY = ROWS.row("angular velocity");
  private static final StateRow SIN = ROWS.work("sin angle");
  private static final StateRow COS = ROWS.work("cos angle");
  private static final StateRow PUSH = ROWS.work("push");
  private static final ResetDraw POSITION_START = ROWS.uniform("position");
  private static final ResetDraw VELOCITY_START = ROWS.uniform("velocity");
  private static final ResetDraw ANGLE_START = ROWS.uniform("angle");
  private static final ResetDraw ANGULAR_VELOCITY_START = ROWS.uniform("angular velocity");

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "CartPole-v1",
          List.of("position", "velocity", "angle", "angular velocity"),
          new ActionSpace.Discrete(2),
          List.of("push left", "push right"),
          500,
          ROWS.build());

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    float[] position = POSITION.of(state);
    float[] velocity = VELOCITY.of(state);
    float[] angle = ANGLE.of(state);
    float[] angularVelocity = ANGULAR_VELOCITY.of(state);
    int[] copies = resets.copies();
    for (int i = 0; i < resets.count(); i++) {
      int copy = copies[i];
      position[copy] = 0.1f * resets.number(POSITION_START, i) - 0.05f;
      velocity[copy] = 0.1f * resets.number(VELOCITY_START, i) - 0.05f;
      angle[copy] = 0.1f * resets.number(ANGLE_START, i) - 0.05f;
      angularVelocity[copy] = 0.1f * resets.number(ANGULAR_VELOCITY_START, i) - 0.05f;
    }
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    RowMath.toColumn(POSITION.of(state), observation, 0, 4, n);
    RowMath.toColumn(VELOCITY.of(state), observation, 1, 4, n);
    RowMath.toColumn(ANGLE.of(state), observation, 2, 4, n);
    RowMath.toColumn(ANGULAR_VELOCITY.of(state), observation, 3, 4, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = POSITION.of(state);
    float[] velocity = VELOCITY.of(state);
    float[] angle = ANGLE.of(state);
    float[] angularVelocity = ANGULAR_VELOCITY.of(state);
    float[] sin = SIN.of(state);
    float[] cos = COS.of(state);
    float[] push = PUSH.of(state);
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

  /** Computes the acceleration of cart and pole together, by the action and by the turning pole. */
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
