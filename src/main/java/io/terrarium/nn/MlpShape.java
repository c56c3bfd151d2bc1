package io.terrarium.nn;

import io.terrarium.compute.Activation;
import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * @param sizes the sizes of the input, of each hidden layer and of the output
 * @param hiddenActivation the activation behind each layer but the last
 * @param outputActivation the activation behind the last layer
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

  /** The shape of an agent's network: two hidden layers of 64, and a linear one. */
  public static MlpShape agent(int in, int out, Activation hiddenActivation) {
    return new MlpShape(List.of(in, AGENT_HIDDEN, AGENT_HIDDEN, out), hiddenActivation);
  }

  /** This shape with another activation behind the last layer. */
  public MlpShape withOutput(Activation activation) {
    return new MlpShape(sizes, hiddenActivation, activation);
  }

  /** The number of inputs. */
  public int inputs() {
    return in(0);
  }

  /** The number of outputs. */
  public int outputs() {
    return out(layers() - 1);
  }

  /** The number of dense layers, which is one less than that of the sizes. */
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
   * The multiply-adds for one sample of a forward pass, and of a backward pass to the last {@code
   * actions} inputs that computes no gradient of the parameters.
   */
  public long actionGradientMultiplyAdds(int actions) {
    long sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum += 2L * in(i) * out(i);
    }
    return sum - (long) (in(0) - actions) * out(0);
  }

  /**
   * The multiply-adds of a forward and a backward pass for one sample that no implementation can
   * avoid: those of the forward pass, of the gradient of each kernel and bias, and of the gradient
   * of the input of each layer but the first.
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
