package io.terrarium.agent;

import io.terrarium.env.ActionSpace;

/** The probe environments with two discrete actions. */
enum ProbeEnvironment implements Probe {
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
  /** The action, 0 or 1, is the reward. */
  REWARD_IS_ACTION {
    @Override
    public float reward(float seen, float action, boolean last) {
      return action;
    }
  },
  /** The right action, 1 where 1 is seen and 0 where -1 is, gives 1, the other one -1. */
  REWARD_IS_RIGHT_ACTION {
    @Override
    public float reward(float seen, float action, boolean last) {
      return seen * (2 * action - 1);
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
    return new ActionSpace.Discrete(2);
  }
}
