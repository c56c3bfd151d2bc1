package io.terrarium.env.classic;

import io.terrarium.env.ResetDraw;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import io.terrarium.env.StateRow;
import io.terrarium.math.RowMath;
import java.util.List;

/**
 * The dynamics that both mountain car tasks share: the state of the car, and a valley that is a
 * sine between a wall and the far hill.
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

  /** Writes the observations: {@code observation} is {@code [n, 2]}. */
  static void observe(float[][] state, int n, float[] observation) {
    RowMath.toColumn(POSITION.of(state), observation, 0, 2, n);
    RowMath.toColumn(VELOCITY.of(state), observation, 1, 2, n);
  }

  /** Puts cars at rest near the bottom of the valley. */
  static void reset(float[][] state, Resets resets) {
    resets.set(POSITION.of(state), START, 0.2f, -0.6f);
    resets.set(VELOCITY.of(state), 0);
  }

  /**
   * Moves cars by one step: the velocities first, then the positions. {@code slope} is work space.
   */
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
