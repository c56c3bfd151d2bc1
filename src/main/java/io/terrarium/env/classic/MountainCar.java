package io.terrarium.env.classic;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import java.util.Arrays;
import java.util.List;

/**
 * Driving out of a valley with too weak an engine: MountainCar-v0 of gymnax 0.0.6, after Moore
 * (1990). The reward is -1 a step.
 */
public final class MountainCar implements Environment {

  private static final float FORCE = 0.001f;
  private static final float GOAL = 0.5f;

  @Override
  public String name() {
    return "MountainCar-v0";
  }

  @Override
  public int observationSize() {
    return 2;
  }

  @Override
  public List<String> observationNames() {
    return MountainCarDynamics.OBSERVATION_NAMES;
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Discrete(3);
  }

  @Override
  public List<String> actionNames() {
    return List.of("push left", "coast", "push right");
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
    return 1;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    MountainCarDynamics.reset(state, copy, draws[at]);
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    MountainCarDynamics.observe(state, n, observation);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    float[] position = state[0];
    float[] velocity = state[1];
    float[] force = state[2];
    for (int i = 0; i < n; i++) {
      force[i] = (action[i] - 1) * FORCE;
    }
    MountainCarDynamics.move(position, velocity, force, state[3], n);
    for (int i = 0; i < n; i++) {
      if (position[i] == MountainCarDynamics.WALL) {
        velocity[i] = Math.max(velocity[i], 0);
      }
      terminated[i] = position[i] >= GOAL && velocity[i] >= 0;
    }
    Arrays.fill(reward, 0, n, -1);
  }
}
