package example;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;

/** One step right is worth 1; the place is what agents see, and the corridor ends at 1. */
public final class Corridor implements Environment {

  @Override
  public String name() {
    return "Corridor-v0";
  }

  @Override
  public int observationSize() {
    return 1;
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Discrete(2);
  }

  @Override
  public int episodeLimit() {
    return 20;
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public int resetDraws() {
    return 1;
  }

  @Override
  public void reset(float[] state, int n, int copy, float[] draws, int at) {
    state[copy] = draws[at] * 0.5f;
  }

  @Override
  public void observe(float[] state, int n, float[] observation) {
    System.arraycopy(state, 0, observation, 0, n);
  }

  @Override
  public void step(float[] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      reward[i] = action[i];
      state[i] += action[i] == 1 ? 0.125f : -0.125f;
      terminated[i] = state[i] > 1;
    }
  }
}
