package io.terrarium.compute.nd4j;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One operation of a {@link Backend} with arguments that suit it, for tests of every operation:
 * what its inputs are drawn from, and which of its outputs depend on which of them.
 */
final class OperationCase {

  private final String method;
  private final String variant;
  private final List<Argument> inputs = new ArrayList<>();
  private final List<Argument> outputs = new ArrayList<>();
  private final List<Reach[]> reaches = new ArrayList<>();
  private Call call;

  /** The operation on some agents' blocks: the inputs, then the outputs. */
  interface Call {
    void run(Backend backend, Block[] blocks, int firstAgent, int agents);
  }

  /** A block. */
  record Argument(String name, int rows, int columns, Numbers numbers) {

    float draw(Random random) {
      return (float) numbers.draw().applyAsDouble(random);
    }
  }

  private OperationCase(String method, String variant) {
    this.method = method;
    this.variant = variant;
  }

  static OperationCase of(String method) {
    return new OperationCase(method, "");
  }

  static OperationCase of(String method, Object variant) {
    return new OperationCase(method, " " + variant);
  }

  /** An output; outputs are named before the inputs. An operation may read what was in it. */
  OperationCase out(String name, int rows, int columns) {
    outputs.add(new Argument(name, rows, columns, Numbers.NORMAL));
    return this;
  }

  /** An input, and what of each output depends on it. */
  OperationCase in(String name, int rows, int columns, Numbers numbers, Reach... reach) {
    if (reach.length != outputs.size()) {
      throw new IllegalArgumentException(method + " does not say what " + name + " reaches");
    }
    inputs.add(new Argument(name, rows, columns, numbers));
    reaches.add(reach);
    return this;
  }

  OperationCase in(String name, int rows, int columns, Reach... reach) {
    return in(name, rows, columns, Numbers.NORMAL, reach);
  }

  OperationCase does(Call call) {
    this.call = call;
    return this;
  }

  /** The same operation on a backend that is made of the one it is given. */
  OperationCase on(UnaryOperator<Backend> other) {
    OperationCase changed = new OperationCase(method, variant + ", composed");
    changed.inputs.addAll(inputs);
    changed.outputs.addAll(outputs);
    changed.reaches.addAll(reaches);
    changed.call = (backend, t, a, k) -> call.run(other.apply(backend), t, a, k);
    return changed;
  }

  /** The name of the method that it is of. */
  String method() {
    return method;
  }

  List<Argument> inputs() {
    return inputs;
  }

  List<Argument> outputs() {
    return outputs;
  }

  Reach reach(int input, int output) {
    return reaches.get(input)[output];
  }

  void run(Backend backend, Block[] blocks, int firstAgent, int agents) {
    call.run(backend, blocks, firstAgent, agents);
  }

  @Override
  public String toString() {
    return method + variant;
  }
}
