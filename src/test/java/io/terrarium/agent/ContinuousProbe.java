package io.terrarium.agent;

import io.terrarium.env.ActionSpace;

/** The probe environments whose actions are numbers from -2 to 2. */
enum ContinuousProbe implements Probe {
  /** The reward is 1. */
  CONSTANT_REWARD {
    @Override
    public float reward(float seen, float action, boolean last) {
      return 1;
    }
  },
  /** What is seen, 1 or -1, is the reward. */
  REWARD_IS_OBSERVATION {
    @Override
    public float reward(float seen, float action, boolean last) {
      return seen;
    }
  },
  /** The nearer the action is to 1, the better. */
  REWARD_IS_ACTION {
    @Override
    public float reward(float seen, float action, boolean last) {
      return -(action - 1) * (action - 1);
    }
  },
  /** The nearer the action is to what is seen, the better. */
  REWARD_IS_RIGHT_ACTION {
    @Override
    public float reward(float seen, float action, boolean last) {
      return -(action - seen) * (action - seen);
    }
  },
  /** Two steps: -1 is seen, then 1; the second one gives 1. */
  DISCOUNTED_REWARD {
    @Override
    public float reward(float seen, float action, boolean last) {
      return last ? 1 : 0;
    }

    @Override
    public int steps() {
      return 2;
    }
  };

  @Override
  public ActionSpace actions() {
    return new ActionSpace.Box(1, -2, 2);
  }
}
