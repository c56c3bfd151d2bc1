package io.terrarium.interop;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * The networks of a synthetic environment, as a checkpoint holds them.
 *
 * @param networks the initial state (latent to observation) and the reward (observation and action
 *     to reward); at a horizon above 1 also the change of the state and the end of the episode
 */
record ScbNetworks(List<Network> networks) {

  /**
   * A multilayer perceptron.
   *
   * @param sizes input, hidden layers, output
   * @param parameters flat; of each layer first the kernel, row-major {@code [in, out]}, then the
   *     bias
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

  Network initialState() {
    return networks.get(0);
  }

  Network reward() {
    return networks.get(1);
  }

  /** Whether the episodes have one step. */
  boolean isBandit() {
    return networks.size() == 2;
  }

  /** The sizes of the hidden layers, which all networks share. */
  List<Integer> hidden() {
    return initialState().hidden();
  }

  int latentSize() {
    return initialState().inputs();
  }

  int observationSize() {
    return initialState().outputs();
  }

  /** The number of inputs that describe an action to the reward's network. */
  int actionSize() {
    return reward().inputs() - observationSize();
  }

  /** All parameters in one array, as {@link io.terrarium.scb.Scb#parameters} has them. */
  float[] parameters() {
    FloatBuffer all =
        FloatBuffer.allocate(networks.stream().mapToInt(each -> each.parameters().length).sum());
    networks.forEach(each -> all.put(each.parameters()));
    return all.array();
  }
}
