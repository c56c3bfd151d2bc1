package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm2;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Min;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The operations of ND4J that we use, each with the array it writes as its last argument, which may
 * be one that it reads. An axis of length 1 stretches to the other operand's.
 */
final class Ops {

  private static final int ROWS = 1;
  private static final int COLUMNS = 2;

  private Ops() {}

  static void add(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new AddOp(x, y, z));
  }

  static void subtract(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new SubOp(x, y, z));
  }

  static void multiply(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new MulOp(x, y, z));
  }

  static void divide(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new DivOp(x, y, z));
  }

  static void max(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Max(x, y, z));
  }

  static void min(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Min(x, y, z));
  }

  /** {@code z = min(x, most)}. */
  static void atMost(INDArray x, float most, INDArray z) {
    Nd4j.exec(new ScalarMin(x, null, z, most));
  }

  /** {@code z = max(x, least)}. */
  static void atLeast(INDArray x, float least, INDArray z) {
    Nd4j.exec(new ScalarMax(x, null, z, least));
  }

  /** {@code z = x > 0 ? 1 : 0}. */
  static void isPositive(INDArray x, INDArray z) {
    Nd4j.exec(new Step(x, z));
  }

  static void abs(INDArray x, INDArray z) {
    Nd4j.exec(new Abs(x, z));
  }

  static void square(INDArray x, INDArray z) {
    Nd4j.exec(new Square(x, z));
  }

  static void exp(INDArray x, INDArray z) {
    Nd4j.exec(new Exp(x, z));
  }

  /** {@code z = 1 - z}. */
  static void complement(INDArray z) {
    z.rsubi(1f);
  }

  /** {@code [agents, rows, columns]} to {@code [agents, rows, 1]}. */
  static void sumColumns(INDArray x, INDArray z) {
    Nd4j.exec(new Sum(x, null, z, true, new int[] {COLUMNS}));
  }

  /** {@code [agents, rows, columns]} to {@code [agents, 1, columns]}. */
  static void sumRows(INDArray x, INDArray z) {
    Nd4j.exec(new Sum(x, null, z, true, new int[] {ROWS}));
  }

  /** The Euclidean norm of each agent's numbers, {@code [agents, 1, 1]}. */
  static void norm(INDArray x, INDArray z) {
    Nd4j.exec(new Norm2(x, null, z, true, ROWS, COLUMNS));
  }

  /** Runs an operation that ND4J knows by name. */
  static void named(String name, INDArray[] in, INDArray[] out, double[] reals, long... wholes) {
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
  static void named(String name, INDArray x, INDArray z, long... wholes) {
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
