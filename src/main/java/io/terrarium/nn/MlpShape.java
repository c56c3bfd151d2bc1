package io.terrarium.nn;

import io.terrarium.compute.Activation;
import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * @param sizes input, hidden layers, output
 * @param hiddenActivation behind each layer but the last, which is linear
 */
public record MlpShape(List<Integer> sizes, Activation hiddenActivation) {

  /**
   * @throws IllegalArgumentException where there are fewer than two sizes
   */
  public MlpShape {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2) {
      throw new IllegalArgumentException(
          "a network needs an input and an output size, has " + sizes);
    }
  }

  /** Dense layers: one less than the sizes. */
  public int layers() {
    return sizes.size() - 1;
  }

  int in(int layer) {
    return sizes.get(layer);
  }

  int out(int layer) {
    return sizes.get(layer + 1);
  }

  Activation activation(int layer) {
    return layer == layers() - 1 ? Activation.LINEAR : hiddenActivation;
  }

  int layerParameters(int layer) {
    return Math.multiplyExact(in(layer) + 1, out(layer));
  }

  /**
   * The number of parameters.
   *
   * @throws ArithmeticException where an int does not hold it
   */
  public int parameters() {
    int sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum = Math.addExact(sum, layerParameters(i));
    }
    return sum;
  }

  /**
   * Multiply-adds of a forward and a backward pass for one sample that no implementation avoids:
   * forward, gradient of each kernel and bias, gradient of each layer's input but the first's.
   */
  public long updateMultiplyAdds() {
    long sum = 0;
    for (int i = 0; i < layers(); i++) {
      long kernel = (long) in(i) * out(i);
      sum += (i == 0 ? 2 : 3) * kernel + out(i);
    }
    return sum;
  }
}
