package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.EnvironmentSpec;
import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import io.terrarium.math.RowMath;
import java.util.Arrays;
import java.util.List;

/**
 * The task of swinging two links above a line with a torque at the joint between them: Acrobot-v1
 * of gymnax 0.0.6, after Sutton (1996), with the equations of the book by Sutton and Barto. The
 * reward is -1 a step, and 0 at the goal. There is no torque noise.
 *
 * <p>The angles are 0 where the links hang straight down; the second angle is relative to the first
 * link. A step of the task is one step of the classic Runge-Kutta method of fourth order.
 */
public final class Acrobot implements Environment {

  private static final float GRAVITY = 9.8f;
  private static final float TIME_STEP = 0.2f;
  private static final float PI = 3.1415927f;
  private static final float MAX_VELOCITY_1 = 4 * PI;
  private static final float MAX_VELOCITY_2 = 9 * PI;

  /** The weights of the four slopes of a step of the Runge-Kutta method. */
  private static final float[] WEIGHTS = {1, 2, 2, 1};

  /** The time by which each slope leads from the start of the step to where the next is taken. */
  private static final float[] ADVANCES = {TIME_STEP / 2, TIME_STEP / 2, TIME_STEP, 0};

  private static final StateLayout.Builder ROWS = StateLayout.builder();

  private static final StateRow ANGLE_1 = ROWS.row("angle 1");
  private static final StateRow ANGLE_2 = ROWS.row("angle 2");
  private static final StateRow VELOCITY_1 = ROWS.row("angular velocity 1");
  private static final StateRow VELOCITY_2 = ROWS.row("angular velocity 2");
  private static final List<StateRow> STATE = List.of(ANGLE_1, ANGLE_2, VELOCITY_1, VELOCITY_2);

  /** The weighted sums of the slopes. */
  private static final List<StateRow> SUMS = ROWS.works("sum of slopes", 4);

  /** The state at which a slope is taken; its velocities are the slope of the angles. */
  private static final List<StateRow> STAGE = ROWS.works("stage", 4);

  private static final StateRow ACCELERATION_1 = ROWS.work("acceleration 1");
  private static final StateRow ACCELERATION_2 = ROWS.work("acceleration 2");
  private static final List<StateRow> SLOPES =
      List.of(STAGE.get(2), STAGE.get(3), ACCELERATION_1, ACCELERATION_2);
  private static final StateRow SIN_1 = ROWS.work("sin angle 1");
  private static final StateRow SIN_12 = ROWS.work("sin of both angles");
  private static final StateRow SIN_2 = ROWS.work("sin angle 2");
  private static final StateRow COS_2 = ROWS.work("cos angle 2");
  private static final StateRow PHI_1 = ROWS.work("phi 1");
  private static final List<ResetDraw> STARTS = ROWS.uniforms("start", 4);

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Acrobot-v1",
          List.of(
              "cos angle 1",
              "sin angle 1",
              "cos angle 2",
              "sin angle 2",
              "angular velocity 1",
              "angular velocity 2"),
          new ActionSpace.Discrete(3),
          List.of("torque -1", "torque 0", "torque 1"),
          500,
          ROWS.build());

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    for (int c = 0; c < 4; c++) {
      resets.set(STATE.get(c).of(state), STARTS.get(c), 0.2f, -0.1f);
    }
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    float[] work = SIN_1.of(state);
    for (int c = 0; c < 2; c++) {
      float[] angle = STATE.get(c).of(state);
      RowMath.cos(angle, work, n);
      RowMath.toColumn(work, observation, 2 * c, 6, n);
      RowMath.sin(angle, work, n);
      RowMath.toColumn(work, observation, 2 * c + 1, 6, n);
      RowMath.toColumn(STATE.get(2 + c).of(state), observation, 4 + c, 6, n);
    }
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    rungeKutta(state, action, n);
    float[] angle1 = ANGLE_1.of(state);
    float[] angle2 = ANGLE_2.of(state);
    RowMath.wrap(angle1, n);
    RowMath.wrap(angle2, n);
    RowMath.clip(VELOCITY_1.of(state), -MAX_VELOCITY_1, MAX_VELOCITY_1, n);
    RowMath.clip(VELOCITY_2.of(state), -MAX_VELOCITY_2, MAX_VELOCITY_2, n);
    float[] cos1 = COS_2.of(state);
    float[] cos12 = SIN_12.of(state);
    RowMath.cos(angle1, cos1, n);
    RowMath.addScaled(angle1, 1, angle2, cos12, n);
    RowMath.cos(cos12, cos12, n);
    for (int i = 0; i < n; i++) {
      terminated[i] = -cos1[i] - cos12[i] > 1;
      reward[i] = terminated[i] ? 0 : -1;
    }
  }

  private static void rungeKutta(float[][] state, float[] action, int n) {
    for (int c = 0; c < 4; c++) {
      System.arraycopy(STATE.get(c).of(state), 0, STAGE.get(c).of(state), 0, n);
      Arrays.fill(SUMS.get(c).of(state), 0, n, 0);
    }
    for (int stage = 0; stage < 4; stage++) {
      accelerations(state, action, n);
      for (int c = 0; c < 4; c++) {
        float[] slope = SLOPES.get(c).of(state);
        float[] sum = SUMS.get(c).of(state);
        RowMath.addScaled(sum, WEIGHTS[stage], slope, sum, n);
        RowMath.addScaled(
            STATE.get(c).of(state), ADVANCES[stage], slope, STAGE.get(c).of(state), n);
      }
    }
    for (int c = 0; c < 4; c++) {
      float[] component = STATE.get(c).of(state);
      RowMath.addScaled(component, TIME_STEP / 6, SUMS.get(c).of(state), component, n);
    }
  }

  /** Computes the slope of the velocities at a stage; that of the angles is the velocities. */
  private static void accelerations(float[][] state, float[] action, int n) {
    float[] angle1 = STAGE.get(0).of(state);
    float[] angle2 = STAGE.get(1).of(state);
    float[] velocity1 = STAGE.get(2).of(state);
    float[] velocity2 = STAGE.get(3).of(state);
    float[] sin1 = SIN_1.of(state);
    float[] sin12 = SIN_12.of(state);
    float[] sin2 = SIN_2.of(state);
    float[] cos2 = COS_2.of(state);
    float[] phi1 = PHI_1.of(state);
    float[] acceleration2 = ACCELERATION_2.of(state);
    RowMath.sin(angle1, sin1, n);
    RowMath.addScaled(angle1, 1, angle2, sin12, n);
    RowMath.sin(sin12, sin12, n);
    RowMath.sin(angle2, sin2, n);
    RowMath.cos(angle2, cos2, n);
    phi1(velocity1, velocity2, sin1, sin12, sin2, phi1, n);
    accelerate2(velocity1, action, sin12, sin2, cos2, phi1, acceleration2, n);
    accelerate1(cos2, phi1, acceleration2, ACCELERATION_1.of(state), n);
  }

  private static void phi1(
      float[] velocity1,
      float[] velocity2,
      float[] sin1,
      float[] sin12,
      float[] sin2,
      float[] phi1,
      int n) {
    for (int i = 0; i < n; i++) {
      float w = velocity2[i];
      float centrifugal = 0.5f * w * w * sin2[i];
      float coriolis = w * velocity1[i] * sin2[i];
      float weight = 1.5f * GRAVITY * sin1[i] + 0.5f * GRAVITY * sin12[i];
      phi1[i] = weight - centrifugal - coriolis;
    }
  }

  private static void accelerate2(
      float[] velocity1,
      float[] action,
      float[] sin12,
      float[] sin2,
      float[] cos2,
      float[] phi1,
      float[] acceleration2,
      int n) {
    for (int i = 0; i < n; i++) {
      float v = velocity1[i];
      float d2 = 1.25f + 0.5f * cos2[i];
      float share = d2 / (3.5f + cos2[i]);
      float phi2 = 0.5f * GRAVITY * sin12[i] + 0.5f * v * v * sin2[i];
      acceleration2[i] = (action[i] - 1 + share * phi1[i] - phi2) / (1.25f - d2 * share);
    }
  }

  private static void accelerate1(
      float[] cos2, float[] phi1, float[] acceleration2, float[] acceleration1, int n) {
    for (int i = 0; i < n; i++) {
      float d2 = 1.25f + 0.5f * cos2[i];
      acceleration1[i] = -(d2 * acceleration2[i] + phi1[i]) / (3.5f + cos2[i]);
    }
  }
}
