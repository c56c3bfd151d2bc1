package io.terrarium.env.classic;

import java.util.List;

/** What both mountain cars drive in: a sine's valley between a wall and the far hill. */
final class MountainCarDynamics {

  static final List<String> OBSERVATION_NAMES = List.of("position", "velocity");

  static final float WALL = -1.2f;

  private static final float END = 0.6f;
  private static final float MAX_SPEED = 0.07f;
  private static final float GRAVITY = 0.0025f;

  private MountainCarDynamics() {}

  /** What the driver sees: {@code observation} is {@code [n, 2]}. */
  static void observe(float[][] state, int n, float[] observation) {
    RowMath.toColumn(state[0], observation, 0, 2, n);
    RowMath.toColumn(state[1], observation, 1, 2, n);
  }

  /** At rest near the bottom. */
  static void reset(float[][] state, int copy, float draw) {
    state[0][copy] = draw * 0.2f - 0.6f;
    state[1][copy] = 0;
  }

  /** A step: first of the velocities, then of the positions. The slope is room to compute in. */
  static void move(float[] position, float[] velocity, float[] force, float[] slope, int n) {
    for (int i = 0; i < n; i++) {
      slope[i] = 3 * position[i];
    }
    RowMath.cos(slope, slope, n);
    for (int i = 0; i < n; i++) {
      velocity[i] = velocity[i] + force[i] - slope[i] * GRAVITY;
    }
    RowMath.clip(velocity, -MAX_SPEED, MAX_SPEED, n);
    RowMath.addScaled(position, 1, velocity, position, n);
    RowMath.clip(position, WALL, END, n);
  }
}
