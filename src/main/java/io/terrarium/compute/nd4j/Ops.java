package io.terrarium.compute.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm2;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Min;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.RSubOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The operations of ND4J that we use, each with the array it writes as its last argument, which may
 * be one that it reads. An axis of length 1 stretches to the other operand's. Constants, and the
 * operations that would make an array for an argument of theirs, are made once.
 */
final class Ops {

  private static final int ROWS = 1;
  private static final int COLUMNS = 2;

  private final Map<Float, INDArray> constants = new HashMap<>();
  private final Step step;
  private final Sum columnSums;
  private final Sum rowSums;
  private final Norm2 norms;

  Ops() {
    INDArray any = Nd4j.create(DataType.FLOAT, 1, 1, 1);
    this.step = new Step(any, any);
    this.columnSums = new Sum(any, null, any, true, new int[] {COLUMNS});
    this.rowSums = new Sum(any, null, any, true, new int[] {ROWS});
    this.norms = new Norm2(any, null, any, true, ROWS, COLUMNS);
  }

  private INDArray constant(float value) {
    return constants.computeIfAbsent(
        value, key -> Nd4j.create(DataType.FLOAT, 1, 1, 1).assign(value));
  }

  void add(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new AddOp(x, y, z));
  }

  void subtract(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new SubOp(x, y, z));
  }

  void multiply(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new MulOp(x, y, z));
  }

  void divide(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new DivOp(x, y, z));
  }

  void max(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Max(x, y, z));
  }

  void min(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Min(x, y, z));
  }

  /** {@code z += number}. */
  void add(float number, INDArray z) {
    add(z, constant(number), z);
  }

  /** {@code z *= number}. */
  void multiply(float number, INDArray z) {
    multiply(z, constant(number), z);
  }

  /** {@code z /= number}. */
  void divide(float number, INDArray z) {
    divide(z, constant(number), z);
  }

  /** {@code z = min(z, most)}. */
  void atMost(float most, INDArray z) {
    min(z, constant(most), z);
  }

  /** {@code z = max(x, least)}. */
  void atLeast(INDArray x, float least, INDArray z) {
    max(x, constant(least), z);
  }

  /** {@code z = x > 0 ? 1 : 0}. */
  void isPositive(INDArray x, INDArray z) {
    step.setX(x);
    step.setZ(z);
    Nd4j.exec(step);
  }

  void abs(INDArray x, INDArray z) {
    Nd4j.exec(new Abs(x, z));
  }

  void square(INDArray x, INDArray z) {
    Nd4j.exec(new Square(x, z));
  }

  void exp(INDArray x, INDArray z) {
    Nd4j.exec(new Exp(x, z));
  }

  void log(INDArray x, INDArray z) {
    Nd4j.exec(new Log(x, z));
  }

  /** The logarithm of each row's softmax: {@code z}. */
  INDArray logSoftmax(INDArray x, INDArray z) {
    named("log_softmax", x, z, COLUMNS);
    return z;
  }

  /** {@code z = 1 - z}. */
  void complement(INDArray z) {
    Nd4j.exec(new RSubOp(z, constant(1), z));
  }

  /** {@code [agents, rows, columns]} to {@code [agents, rows, 1]}. */
  void sumColumns(INDArray x, INDArray z) {
    reduce(columnSums, x, z);
  }

  /** {@code [agents, rows, columns]} to {@code [agents, 1, columns]}. */
  void sumRows(INDArray x, INDArray z) {
    reduce(rowSums, x, z);
  }

  /** The Euclidean norm of each agent's numbers, {@code [agents, 1, 1]}. */
  void norm(INDArray x, INDArray z) {
    reduce(norms, x, z);
  }

  private static void reduce(ReduceOp op, INDArray x, INDArray z) {
    op.setX(x);
    op.setZ(z);
    Nd4j.exec(op);
  }

  /** {@code z = x y + kept z} for each agent, {@code x} or {@code y} transposed. */
  void product(INDArray x, INDArray y, INDArray z, boolean ofX, boolean ofY, double kept) {
    named(
        "matmul",
        new INDArray[] {x, y},
        new INDArray[] {z},
        new double[] {1, kept},
        ofX ? 1 : 0,
        ofY ? 1 : 0,
        0);
  }

  /** Runs an operation that ND4J knows by name. */
  void named(String name, INDArray[] in, INDArray[] out, double[] reals, long... wholes) {
    DynamicCustomOp op =
        DynamicCustomOp.builder(name)
            .addInputs(in)
            .addOutputs(out)
            .addFloatingPointArguments(box(reals))
            .build();
    op.addIArgument(wholes);
    Nd4j.exec(op);
  }

  /** One array in, one out. */
  void named(String name, INDArray x, INDArray z, long... wholes) {
    named(name, new INDArray[] {x}, new INDArray[] {z}, new double[0], wholes);
  }

  private static Double[] box(double[] reals) {
    Double[] boxed = new Double[reals.length];
    for (int i = 0; i < reals.length; i++) {
      boxed[i] = reals[i];
    }
    return boxed;
  }
}
