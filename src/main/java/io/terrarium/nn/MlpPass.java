package io.terrarium.nn;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Shapes;
import java.util.List;

/**
 * The forward and backward passes of a fixed number of rows through a network. An object keeps the
 * outputs of the layers and their gradients.
 */
public final class MlpPass {

  private final Backend backend;
  private final Mlp.Layer[] layers;
  private final Block[] outputs;
  private final Block[] gradients;

  MlpPass(Backend backend, MlpShape shape, List<Mlp.Layer> layers, int rows) {
    this.backend = backend;
    this.layers = layers.toArray(Mlp.Layer[]::new);
    this.outputs = new Block[layers.size()];
    this.gradients = new Block[layers.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = backend.block(rows, shape.out(i));
      gradients[i] = backend.block(rows, shape.out(i));
    }
  }

  /** The outputs of the last {@link #forward}: {@code [rows, out]}. */
  public Block output() {
    return outputs[outputs.length - 1];
  }

  /**
   * The block that takes the gradient of a loss with respect to {@link #output}, {@code [rows,
   * out]}; it must be written before {@link #backward}.
   */
  public Block outputGradient() {
    return gradients[gradients.length - 1];
  }

  /**
   * Computes the outputs for {@code x [rows, in]}, and keeps them for {@link #backward}.
   *
   * @throws IllegalArgumentException if {@code x} has another shape
   */
  public Block forward(Block x) {
    Shapes.require(x, output().rows(), layers[0].kernel().rows());
    Block input = x;
    for (int i = 0; i < layers.length; i++) {
      backend.dense(input, layers[i].kernel(), layers[i].bias(), outputs[i]);
      backend.activate(layers[i].activation(), outputs[i]);
      input = outputs[i];
    }
    return input;
  }

  /**
   * Computes the gradient with respect to the last of the inputs, and leaves the network's gradient
   * as it is. The pass overwrites {@link #outputGradient}.
   *
   * @param inputKernel {@link Mlp#inputKernel} of as many inputs as {@code dx} has
   * @param dx {@code [rows, inputs]}, written
   */
  public void backwardToInput(Block inputKernel, Block dx) {
    for (int i = layers.length - 1; i >= 0; i--) {
      backend.activationGradient(layers[i].activation(), outputs[i], gradients[i]);
      if (i > 0) {
        backend.inputGradient(gradients[i], layers[i].kernel(), gradients[i - 1]);
      } else {
        backend.inputGradient(gradients[0], inputKernel, dx);
      }
    }
  }

  /**
   * Overwrites the network's gradient, given the input of the last forward pass. The pass
   * overwrites {@link #outputGradient}.
   */
  public void backward(Block x) {
    for (int i = layers.length - 1; i >= 0; i--) {
      Activation activation = layers[i].activation();
      backend.activationGradient(activation, outputs[i], gradients[i]);
      backend.weightGradient(i == 0 ? x : outputs[i - 1], gradients[i], layers[i].kernelGradient());
      backend.sumRows(gradients[i], layers[i].biasGradient());
      if (i > 0) {
        backend.inputGradient(gradients[i], layers[i].kernel(), gradients[i - 1]);
      }
    }
  }
}
