package io.terrarium.env.classic;

import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import io.terrarium.math.RowMath;
import java.util.List;

/**
 * The valley that both mountain cars drive in, a sine between a wall and the far hill, and the
 * state that both have.
 */
final class MountainCarDynamics {

  static final List<String> OBSERVATION = List.of("position", "velocity");

  static final float WALL = -1.2f;

  private static final float END = 0.6f;
  private static final float MAX_SPEED = 0.07f;
  private static final float GRAVITY = 0.0025f;

  private static final StateLayout.Builder ROWS = StateLayout.builder();
  static final StateRow POSITION = ROWS.row("position");
  static final StateRow VELOCITY = ROWS.row("velocity");
  static final StateRow FORCE = ROWS.work("force");
  static final StateRow SLOPE = ROWS.work("slope");
  private static final ResetDraw START = ROWS.uniform("position");
  static final StateLayout LAYOUT = ROWS.build();

  private MountainCarDynamics() {}

  /** Writes what the driver sees: {@code observation} is {@code [n, 2]}. */
  static void observe(float[][] state, int n, float[] observation) {
    RowMath.toColumn(POSITION.of(state), observation, 0, 2, n);
    RowMath.toColumn(VELOCITY.of(state), observation, 1, 2, n);
  }

  /** At rest near the bottom. */
  static void reset(float[][] state, Resets resets) {
    resets.set(POSITION.of(state), START, 0.2f, -0.6f);
    resets.set(VELOCITY.of(state), 0);
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
