package io.terrarium.agent;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;

/** The probe environments for actions from -2 to 2. */
enum ContinuousProbe implements Environment {
  /** The reward is 1. */
  CONSTANT_REWARD {
    @Override
    float reward(float seen, float action, boolean last) {
      return 1;
    }
  },
  /** What is seen, 1 or -1, is the reward. */
  REWARD_IS_OBSERVATION {
    @Override
    float reward(float seen, float action, boolean last) {
      return seen;
    }
  },
  /** The nearer the action is to 1, the better. */
  REWARD_IS_ACTION {
    @Override
    float reward(float seen, float action, boolean last) {
      return -(action - 1) * (action - 1);
    }
  },
  /** The nearer the action is to what is seen, the better. */
  REWARD_IS_RIGHT_ACTION {
    @Override
    float reward(float seen, float action, boolean last) {
      return -(action - seen) * (action - seen);
    }
  },
  /** Two steps: -1 is seen, then 1; the second one gives 1. */
  DISCOUNTED_REWARD {
    @Override
    float reward(float seen, float action, boolean last) {
      return last ? 1 : 0;
    }

    @Override
    int steps() {
      return 2;
    }
  };

  abstract float reward(float seen, float action, boolean last);

  int steps() {
    return 1;
  }

  @Override
  public int observationSize() {
    return 1;
  }

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Box(1, -2, 2);
  }

  @Override
  public int episodeLimit() {
    return 100;
  }

  /** What is seen, and the steps so far. */
  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public int resetDraws() {
    return 1;
  }

  @Override
  public void reset(float[][] state, int copy, float[] draws, int at) {
    state[0][copy] = steps() == 2 || draws[at] < .5f ? -1 : 1;
    state[1][copy] = 0;
  }

  @Override
  public void observe(float[][] state, int n, float[] observation) {
    System.arraycopy(state[0], 0, observation, 0, n);
  }

  @Override
  public void step(float[][] state, int n, float[] action, float[] reward, boolean[] terminated) {
    for (int i = 0; i < n; i++) {
      terminated[i] = ++state[1][i] == steps();
      reward[i] = reward(state[0][i], action[i], terminated[i]);
      state[0][i] = 1;
    }
  }
}
