package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import java.util.Arrays;
import java.util.List;

/**
 * Swinging two links above a line with a torque at the joint between them: Acrobot-v1 of gymnax
 * 0.0.6, after Sutton (1996), the equations of his book with Barto. The reward is -1 a step, and 0
 * at the goal. There is no torque noise.
 *
 * <p>Angles are 0 hanging down, the second one against the first link. A step is one of the classic
 * Runge-Kutta method of fourth order.
 */
public final class Acrobot implements Environment {

  private static final float GRAVITY = 9.8f;
  private static final float TIME_STEP = 0.2f;
  private static final float PI = 3.1415927f;
  private static final float MAX_VELOCITY_1 = 4 * PI;
  private static final float MAX_VELOCITY_2 = 9 * PI;

  /** Of the four slopes of a step, and how far each leads to where the next one is taken. */
  private static final float[] WEIGHTS = {1, 2, 2, 1};

  private static final float[] ADVANCES = {TIME_STEP / 2, TIME_STEP / 2, TIME_STEP, 0};

  // rows to compute in: four sums of slopes, and the state where a slope is taken
  private static final int SUMS = 4;
  private static final int STAGE = 8;

  /** The slope of the angles is the velocities of the stage; the accelerations follow them. */
  private static final int SLOPE = 10;

  private static final int SIN_1 = 14;
  private static final int SIN_12 = 15;
  private static final int SIN_2 = 16;
  private static final int COS_2 = 17;
  private static final int PHI_1 = 18;

  @Override
  public String name() {
    return "Acrobot-v1";
  }

  @Override
  public int observationSize() {
    return 6;
  }

  @Override
  public List<String> observationNames() {
    return List.of(
        "cos angle 1",
        "sin angle 1",
        "cos angle 2",
        "sin angle 2",
        "angular velocity 1",
        "angular velocity 2");
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Discrete(3);
  }

  @Override
  public List<String> actionNames() {
    return List.of("torque -1", "torque 0", "torque 1");
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
    return 15;
  }

  @Override
  public int resetDraws() {
    return 4;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    for (int c = 0; c < 4; c++) {
      state[c][copy] = draws[at + c] * 0.2f - 0.1f;
    }
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    float[] work = state[SUMS];
    for (int c = 0; c < 2; c++) {
      RowMath.cos(state[c], work, n);
      RowMath.toColumn(work, observation, 2 * c, 6, n);
      RowMath.sin(state[c], work, n);
      RowMath.toColumn(work, observation, 2 * c + 1, 6, n);
      RowMath.toColumn(state[2 + c], observation, 4 + c, 6, n);
    }
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    rungeKutta(state, action, n);
    RowMath.wrap(state[0], n);
    RowMath.wrap(state[1], n);
    RowMath.clip(state[2], -MAX_VELOCITY_1, MAX_VELOCITY_1, n);
    RowMath.clip(state[3], -MAX_VELOCITY_2, MAX_VELOCITY_2, n);
    float[] cos1 = state[COS_2];
    float[] cos12 = state[SIN_12];
    RowMath.cos(state[0], cos1, n);
    RowMath.addScaled(state[0], 1, state[1], cos12, n);
    RowMath.cos(cos12, cos12, n);
    for (int i = 0; i < n; i++) {
      terminated[i] = -cos1[i] - cos12[i] > 1;
      reward[i] = terminated[i] ? 0 : -1;
    }
  }

  private static void rungeKutta(float[][] state, float[] action, int n) {
    for (int c = 0; c < 4; c++) {
      System.arraycopy(state[c], 0, state[STAGE + c], 0, n);
      Arrays.fill(state[SUMS + c], 0, n, 0);
    }
    for (int stage = 0; stage < 4; stage++) {
      accelerations(state, action, n);
      for (int c = 0; c < 4; c++) {
        float[] slope = state[SLOPE + c];
        RowMath.addScaled(state[SUMS + c], WEIGHTS[stage], slope, state[SUMS + c], n);
        RowMath.addScaled(state[c], ADVANCES[stage], slope, state[STAGE + c], n);
      }
    }
    for (int c = 0; c < 4; c++) {
      RowMath.addScaled(state[c], TIME_STEP / 6, state[SUMS + c], state[c], n);
    }
  }

  /** The half of the slope at a stage that is not velocities. */
  private static void accelerations(float[][] state, float[] action, int n) {
    float[] angle1 = state[STAGE];
    float[] angle2 = state[STAGE + 1];
    float[] velocity1 = state[STAGE + 2];
    float[] velocity2 = state[STAGE + 3];
    float[] sin1 = state[SIN_1];
    float[] sin12 = state[SIN_12];
    float[] sin2 = state[SIN_2];
    float[] cos2 = state[COS_2];
    RowMath.sin(angle1, sin1, n);
    RowMath.addScaled(angle1, 1, angle2, sin12, n);
    RowMath.sin(sin12, sin12, n);
    RowMath.sin(angle2, sin2, n);
    RowMath.cos(angle2, cos2, n);
    phi1(velocity1, velocity2, sin1, sin12, sin2, state[PHI_1], n);
    accelerate2(velocity1, action, sin12, sin2, cos2, state[PHI_1], state[SLOPE + 3], n);
    accelerate1(cos2, state[PHI_1], state[SLOPE + 3], state[SLOPE + 2], n);
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
