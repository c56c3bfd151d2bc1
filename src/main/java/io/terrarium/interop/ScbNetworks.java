package io.terrarium.interop;

import java.util.List;

/**
 * The two networks of an SCB, as a checkpoint has them.
 *
 * @param initialState latent to observation
 * @param reward observation and action to reward
 */
record ScbNetworks(Network initialState, Network reward) {

  /**
   * A multilayer perceptron.
   *
   * @param sizes input, hidden layers, output
   * @param parameters flat: of each layer the kernel, row-major {@code [in, out]}, then the bias
   */
  record Network(List<Integer> sizes, float[] parameters) {

    int inputs() {
      return sizes.get(0);
    }

    int outputs() {
      return sizes.get(sizes.size() - 1);
    }

    List<Integer> hidden() {
      return sizes.subList(1, sizes.size() - 1);
    }
  }

  /** Sizes of the hidden layers, which both networks share. */
  List<Integer> hidden() {
    return initialState.hidden();
  }

  int observationSize() {
    return initialState.outputs();
  }

  /** How many numbers describe an action to the reward's network. */
  int actionSize() {
    return reward.inputs() - observationSize();
  }

  /** As {@link io.terrarium.scb.Scb#parameters} has them. */
  float[] parameters() {
    float[] first = initialState.parameters();
    float[] second = reward.parameters();
    float[] all = new float[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
