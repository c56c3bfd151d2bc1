package io.terrarium.interop;

import io.terrarium.interop.ScbNetworks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.PickleException;

/** The tree of parameters that flax keeps, in which the networks are found and checked. */
final class NetworkTree {

  private static final List<String> BANDIT = List.of("initial_state", "reward");
  private static final List<String> MDP =
      List.of("initial_state", "reward", "next_state_delta", "done");

  /** How many bytes of the file no array has taken yet. */
  private long left;

  private NetworkTree(int bytes) {
    this.left = bytes;
  }

  /**
   * Reads {@code params.{initial_state, reward}.Dense_i.{kernel, bias}}, and {@code
   * next_state_delta} and {@code done} where the tree has them.
   *
   * @param bytes the size of the file: the arrays together have no more, however often one is named
   * @throws PickleException if the tree is another one, or its arrays do not fit each other
   */
  static ScbNetworks read(Object root, int bytes) {
    return new NetworkTree(bytes).read(root);
  }

  private ScbNetworks read(Object root) {
    Map<?, ?> networks = dictionary("params", only("the checkpoint", root, "params").get("params"));
    List<String> names =
        networks.containsKey("next_state_delta") || networks.containsKey("done") ? MDP : BANDIT;
    only("params", networks, names.toArray(String[]::new));
    ScbNetworks scb = new ScbNetworks(names.stream().map(name -> network(networks, name)).toList());
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
            "`%s` has a kernel of %s and a bias of %s after a layer of %d numbers"
                .formatted(path, kernel, bias, sizes.get(i)));
      }
      sizes.add(bias.get(0));
    }
    return new Network(List.copyOf(sizes), joined(arrays));
  }

  /** Adds the elements of an array, and returns its shape. */
  private List<Integer> add(String path, Object value, int rank, List<float[]> arrays) {
    if (!(value instanceof NumpyArray array) || array.rank() != rank) {
      throw new PickleException("`" + path + "` must be an array of rank " + rank);
    }
    left -= array.size();
    if (left < 0) {
      throw new PickleException(
          "its networks share arrays, so they have more numbers than the file");
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
    int observation = scb.observationSize();
    int stateAction = scb.reward().inputs();
    List<Network> networks = scb.networks();
    boolean fit =
        scb.actionSize() > 0
            && isOf(scb.reward(), stateAction, scb.hidden(), 1)
            && (scb.isBandit()
                || isOf(networks.get(2), stateAction, scb.hidden(), observation)
                    && isOf(networks.get(3), observation, scb.hidden(), 1));
    if (!fit) {
      throw new PickleException(
          "its networks %s are not those of a synthetic environment"
              .formatted(
                  PickledText.shown(networks.stream().map(Network::sizes).toList().toString())));
    }
  }

  private static boolean isOf(Network network, int inputs, List<Integer> hidden, int outputs) {
    return network.inputs() == inputs
        && network.hidden().equals(hidden)
        && network.outputs() == outputs;
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
