package io.terrarium.agent;

import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the golden files of actors and critics have in common. */
public final class GoldenNetworks {

  private GoldenNetworks() {}

  /** A network of three dense layers. */
  static float[] network(Npz golden, String prefix) {
    return golden.concat(layers(prefix, prefix + "Dense_2/"));
  }

  /** Two such networks with a leading axis, one after the other. */
  public static float[] twins(Npz golden, String prefix) {
    float[] first = new float[0];
    float[] second = new float[0];
    for (String name : layers(prefix, prefix + "Dense_2/")) {
      float[] both = golden.get(name);
      first = join(first, Arrays.copyOf(both, both.length / 2));
      second = join(second, Arrays.copyOfRange(both, both.length / 2, both.length));
    }
    return join(first, second);
  }

  public static String[] layers(String body, String head) {
    return new String[] {
      body + "Dense_0/kernel", body + "Dense_0/bias", body + "Dense_1/kernel",
      body + "Dense_1/bias", head + "kernel", head + "bias"
    };
  }

  /** Two heads of one size as one layer: the first one's outputs, then the other's. */
  public static float[] heads(Npz golden, String actor, String first, String second) {
    float[] body = golden.concat(Arrays.copyOf(layers(actor + "features/", ""), 4));
    float[] one = golden.get(actor + first + "/kernel");
    float[] other = golden.get(actor + second + "/kernel");
    int n = golden.get(actor + first + "/bias").length;
    float[] kernel = new float[one.length + other.length];
    for (int k = 0; k < one.length / n; k++) {
      System.arraycopy(one, k * n, kernel, 2 * k * n, n);
      System.arraycopy(other, k * n, kernel, (2 * k + 1) * n, n);
    }
    float[] bias = golden.concat(actor + first + "/bias", actor + second + "/bias");
    return join(body, join(kernel, bias));
  }

  static float[] join(float[] left, float[] right) {
    float[] all = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, all, left.length, right.length);
    return all;
  }

  public static Transitions batch(Backend backend, Npz golden, int i, int observationSize) {
    String mb = "mb" + i + "/";
    return new Transitions(
        Blocks.of(backend, observationSize, golden.get(mb + "obs")),
        Blocks.of(backend, 1, golden.get(mb + "action")),
        Blocks.of(backend, 1, golden.get(mb + "reward")),
        Blocks.of(backend, 1, golden.get(mb + "done")),
        Blocks.of(backend, observationSize, golden.get(mb + "next_obs")));
  }

  public static HyperparameterBlocks scalars(
      Backend backend, Algorithm algorithm, Npz golden, List<String> hyperparameters) {
    Map<String, Double> values = new HashMap<>();
    algorithm.hyperparameters().forEach(h -> values.put(h.name(), h.published().get(0)));
    for (String name : hyperparameters) {
      values.put(name.replace('_', '-'), golden.hyper(name));
    }
    // the files' targets stay as they are
    values.computeIfPresent("tau", (name, value) -> 1.);
    HyperparameterBlocks scalars = new HyperparameterBlocks(backend, algorithm.hyperparameters());
    scalars.write(List.of(new Hyperparameters(values)));
    return scalars;
  }
}
