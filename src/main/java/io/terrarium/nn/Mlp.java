package io.terrarium.nn;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * A multilayer perceptron for each agent of a backend: dense layers with an activation behind each.
 * Its parameters are one flat block that holds, for each layer, the kernel, row-major {@code [in,
 * out]}, and then the bias.
 */
public final class Mlp {

  private final Backend backend;
  private final MlpShape shape;
  private final Block parameters;
  private final Block gradient;
  private final List<Layer> layers = new ArrayList<>();

  /** The views of one layer. */
  record Layer(
      Block kernel, Block bias, Block kernelGradient, Block biasGradient, Activation activation) {}

  /** A network with parameters of its own, all zero. */
  public Mlp(Backend backend, MlpShape shape) {
    this(backend, shape, backend.block(1, shape.parameters()));
  }

  /** A network on given parameters, {@code [1, shape.parameters()]}. */
  public Mlp(Backend backend, MlpShape shape, Block parameters) {
    this(backend, shape, parameters, backend.block(1, shape.parameters()));
  }

  /** A network on given parameters and a given gradient, both {@code [1, shape.parameters()]}. */
  public Mlp(Backend backend, MlpShape shape, Block parameters, Block gradient) {
    this.backend = backend;
    this.shape = shape;
    this.parameters = parameters;
    this.gradient = gradient;
    int at = 0;
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(layer(i, at));
      at += shape.layerParameters(i);
    }
  }

  private Layer layer(int i, int at) {
    int in = shape.in(i);
    int out = shape.out(i);
    return new Layer(
        backend.view(parameters, at, in, out),
        backend.view(parameters, at + in * out, 1, out),
        backend.view(gradient, at, in, out),
        backend.view(gradient, at + in * out, 1, out),
        shape.activation(i));
  }

  /** The sizes and activations of the network. */
  public MlpShape shape() {
    return shape;
  }

  /** The parameters, {@code [1, shape.parameters()]}. */
  public Block parameters() {
    return parameters;
  }

  /** The gradient of the last {@link MlpPass#backward}, laid out as the parameters. */
  public Block gradient() {
    return gradient;
  }

  /** The weights of the last {@code columns} inputs: {@code [columns, first layer's outputs]}. */
  public Block inputKernel(int columns) {
    Block kernel = layers.get(0).kernel();
    return backend.rows(kernel, kernel.rows() - columns, columns);
  }

  /** Passes of {@code rows} rows through this network. */
  public MlpPass pass(int rows) {
    return new MlpPass(backend, shape, layers, rows);
  }
}
