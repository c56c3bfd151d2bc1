package io.terrarium.interop;

import io.terrarium.interop.ScbNetworks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.PickleException;

/** Finds the networks in the tree of parameters that flax keeps, and sees that they fit. */
final class NetworkTree {

  /** Bytes of the file that no array has had yet. */
  private long left;

  private NetworkTree(int bytes) {
    this.left = bytes;
  }

  /**
   * Reads {@code params.{initial_state, reward}.Dense_i.{kernel, bias}}.
   *
   * @param bytes of the file that it is from: its arrays have no more, however often one is named
   * @throws PickleException where it is another tree, or its arrays do not fit each other
   */
  static ScbNetworks read(Object root, int bytes) {
    return new NetworkTree(bytes).read(root);
  }

  private ScbNetworks read(Object root) {
    Map<?, ?> networks = dictionary("params", only("the checkpoint", root, "params").get("params"));
    if (networks.containsKey("next_state_delta") || networks.containsKey("done")) {
      throw new PickleException("it has a horizon above 1; import takes SCBs of horizon 1");
    }
    only("params", networks, "initial_state", "reward");
    ScbNetworks scb =
        new ScbNetworks(network(networks, "initial_state"), network(networks, "reward"));
    requireFit(scb);
    return scb;
  }

  private Network network(Map<?, ?> networks, String name) {
    Map<?, ?> layers = dictionary(name, networks.get(name));
    List<Integer> sizes = new ArrayList<>();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < layers.size() || i < 1; i++) {
      String path = name + ".Dense_" + i;
      Map<?, ?> layer = only(path, layers.get("Dense_" + i), "kernel", "bias");
      List<Integer> kernel = add(path + ".kernel", layer.get("kernel"), 2, arrays);
      List<Integer> bias = add(path + ".bias", layer.get("bias"), 1, arrays);
      if (sizes.isEmpty()) {
        sizes.add(kernel.get(0));
      }
      if (!kernel.equals(List.of(sizes.get(i), bias.get(0)))) {
        throw new PickleException(
            "`%s` has a kernel of %s and a bias of %s behind %d numbers"
                .formatted(path, kernel, bias, sizes.get(i)));
      }
      sizes.add(bias.get(0));
    }
    return new Network(List.copyOf(sizes), joined(arrays));
  }

  /** Adds the elements of an array, and says its shape. */
  private List<Integer> add(String path, Object value, int rank, List<float[]> arrays) {
    if (!(value instanceof NumpyArray array) || array.rank() != rank) {
      throw new PickleException("`" + path + "` must be an array of rank " + rank);
    }
    left -= array.size();
    if (left < 0) {
      throw new PickleException("its networks share arrays, and have more numbers than the file");
    }
    try {
      arrays.add(array.floats());
    } catch (PickleException e) {
      throw new PickleException("`" + path + "` " + e.getMessage());
    }
    return array.shape();
  }

  private static float[] joined(List<float[]> arrays) {
    float[] all = new float[arrays.stream().mapToInt(each -> each.length).sum()];
    int at = 0;
    for (float[] each : arrays) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    return all;
  }

  private static void requireFit(ScbNetworks scb) {
    Network initialState = scb.initialState();
    Network reward = scb.reward();
    if (initialState.inputs() != initialState.outputs()) {
      throw new PickleException(
          "its latent has %d numbers and its observation %d; import takes as many as of the one"
              .formatted(initialState.inputs(), initialState.outputs()));
    }
    if (reward.outputs() != 1 || scb.actionSize() < 1 || !reward.hidden().equals(scb.hidden())) {
      throw new PickleException(
          "its networks %s and %s are not those of an SCB"
              .formatted(
                  PickledText.shown(initialState.sizes().toString()),
                  PickledText.shown(reward.sizes().toString())));
    }
  }

  private static Map<?, ?> only(String path, Object value, String... names) {
    Map<?, ?> dictionary = dictionary(path, value);
    if (!dictionary.keySet().equals(Set.of(names))) {
      throw new PickleException(
          "`%s` must hold %s and nothing else".formatted(path, String.join(" and ", names)));
    }
    return dictionary;
  }

  private static Map<?, ?> dictionary(String path, Object value) {
    if (value instanceof Map<?, ?> dictionary) {
      return dictionary;
    }
    throw new PickleException("`" + path + "` must be a dictionary");
  }
}
