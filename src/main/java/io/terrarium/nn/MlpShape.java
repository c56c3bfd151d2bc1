package io.terrarium.nn;

import io.terrarium.compute.Activation;
import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * @param sizes input, hidden layers, output
 * @param hiddenActivation behind each layer but the last
 * @param outputActivation behind the last layer
 */
public record MlpShape(
    List<Integer> sizes, Activation hiddenActivation, Activation outputActivation) {

  private static final int AGENT_HIDDEN = 64;

  /**
   * @throws IllegalArgumentException if there are fewer than two sizes
   */
  public MlpShape {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2) {
      throw new IllegalArgumentException(
          "a network needs an input and an output size, has " + sizes);
    }
  }

  /** A shape whose last layer is linear. */
  public MlpShape(List<Integer> sizes, Activation hiddenActivation) {
    this(sizes, hiddenActivation, Activation.LINEAR);
  }

  /** A network of an agent: two hidden layers of 64, and a linear one. */
  public static MlpShape agent(int in, int out, Activation hiddenActivation) {
    return new MlpShape(List.of(in, AGENT_HIDDEN, AGENT_HIDDEN, out), hiddenActivation);
  }

  /** The same with another activation behind the last layer. */
  public MlpShape withOutput(Activation activation) {
    return new MlpShape(sizes, hiddenActivation, activation);
  }

  /** Numbers that go in. */
  public int inputs() {
    return in(0);
  }

  /** Numbers that come out. */
  public int outputs() {
    return out(layers() - 1);
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
    return layer == layers() - 1 ? outputActivation : hiddenActivation;
  }

  int layerParameters(int layer) {
    return Math.multiplyExact(in(layer) + 1, out(layer));
  }

  /**
   * The number of parameters.
   *
   * @throws ArithmeticException if an int does not hold it
   */
  public int parameters() {
    int sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum = Math.addExact(sum, layerParameters(i));
    }
    return sum;
  }

  /**
   * Multiply-adds for one sample of a forward pass and of a backward pass to the last {@code
   * actions} inputs that leaves the parameters as they are.
   */
  public long actionGradientMultiplyAdds(int actions) {
    long sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum += 2L * in(i) * out(i);
    }
    return sum - (long) (in(0) - actions) * out(0);
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
