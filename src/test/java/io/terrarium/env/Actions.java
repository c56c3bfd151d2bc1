package io.terrarium.env;

import java.util.Random;

/** Actions of agents that know nothing. */
final class Actions {

  private Actions() {}

  /** For n copies, uniform; those of a box up to a half beyond its bounds. */
  static float[] random(Environment environment, int n, Random random) {
    float[] actions = new float[n * environment.actions().columns()];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = random(environment.actions(), random);
    }
    return actions;
  }

  private static float random(ActionSpace space, Random random) {
    if (space instanceof ActionSpace.Box box) {
      float middle = (box.low() + box.high()) / 2;
      return middle + 1.5f * (box.high() - box.low()) * (random.nextFloat() - 0.5f);
    }
    return random.nextInt(space.size());
  }
}
