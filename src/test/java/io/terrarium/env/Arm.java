package io.terrarium.env;

import io.terrarium.math.RowMath;
import java.util.ArrayList;
import java.util.List;

/**
 * A toy of the size of a robot: joints that are pushed and swing, whose starts take uniform and
 * normal numbers, and whose observation is angles that have to be computed.
 */
final class Arm implements Environment {

  private static final int JOINTS = 10;

  private static final StateLayout.Builder ROWS = StateLayout.builder();
  private static final StateRow SIN = ROWS.work("sin");
  private static final List<StateRow> ANGLES = ROWS.rows("angle", JOINTS);
  private static final StateRow ANGLE = ROWS.work("computed angle");
  private static final List<StateRow> VELOCITIES = ROWS.rows("velocity", JOINTS);
  private static final List<ResetDraw> TILTS = ROWS.uniforms("tilt", JOINTS);
  private static final List<ResetDraw> SWINGS = ROWS.normals("swing", JOINTS);

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Arm-v0",
          observed(),
          new ActionSpace.Box(JOINTS, -1, 1),
          EnvironmentSpec.numbered("torque", JOINTS),
          50,
          ROWS.build());

  private static List<String> observed() {
    List<String> names = new ArrayList<>(EnvironmentSpec.numbered("angle", JOINTS));
    names.addAll(EnvironmentSpec.numbered("tilt", JOINTS));
    return names;
  }

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public void reset(float[][] state, Resets resets) {
    for (int joint = 0; joint < JOINTS; joint++) {
      resets.set(ANGLES.get(joint).of(state), TILTS.get(joint), 2, -1);
      resets.set(VELOCITIES.get(joint).of(state), SWINGS.get(joint), 0.1f, 0);
    }
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    float[] sin = SIN.of(state);
    float[] computed = ANGLE.of(state);
    for (int joint = 0; joint < JOINTS; joint++) {
      float[] angle = ANGLES.get(joint).of(state);
      RowMath.sin(angle, sin, n);
      RowMath.atan2(sin, angle, computed, n);
      RowMath.toColumn(computed, observation, joint, 2 * JOINTS, n);
      RowMath.asin(sin, computed, n);
      RowMath.toColumn(computed, observation, JOINTS + joint, 2 * JOINTS, n);
    }
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      reward[i] = 1;
      terminated[i] = false;
    }
    for (int joint = 0; joint < JOINTS; joint++) {
      float[] angle = ANGLES.get(joint).of(state);
      float[] velocity = VELOCITIES.get(joint).of(state);
      for (int i = 0; i < n; i++) {
        velocity[i] += 0.05f * action[i * JOINTS + joint] - 0.05f * angle[i];
      }
      RowMath.addScaled(angle, 0.05f, velocity, angle, n);
    }
  }
}
