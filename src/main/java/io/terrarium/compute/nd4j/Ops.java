package io.terrarium.compute.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm2;
import org.nd4j.linalg.api.ops.impl.reduce.same.ASum;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Min;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
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
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.conditions.Condition;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * The operations of ND4J that this backend uses. Each writes its last argument, which may be an
 * array that it reads. An axis of length 1 stretches to the other operand's. Constants, and the
 * operations that would make an array for an argument of theirs, are made once.
 *
 * <p>What is not a number stays so, unless an operation says for which operand that is lost.
 */
final class Ops {

  private static final int ROWS = 1;
  private static final int COLUMNS = 2;
  private static final double[] NO_REALS = {};

  private final Map<Float, INDArray> constants = new HashMap<>();
  private final Step step;
  private final Condition isNotNumber = Conditions.isNan();
  private final Sum columnSums;
  private final Sum rowSums;
  private final ASum magnitudes;
  private final Max largest;
  private final Norm2 norms;
  private final Map<Shape, Pair> pairs = new HashMap<>();

  private record Shape(long rows, long columns) {}

  /** The numbers of two agents, their reductions, and views of the first agent's part of both. */
  private record Pair(INDArray both, INDArray one, INDArray bothReduced, INDArray oneReduced) {

    static Pair of(Shape shape) {
      INDArray both = Nd4j.create(DataType.FLOAT, 2, shape.rows(), shape.columns());
      INDArray reduced = Nd4j.create(DataType.FLOAT, 2, 1, 1);
      return new Pair(both, first(both), reduced, first(reduced));
    }

    private static INDArray first(INDArray both) {
      return both.get(NDArrayIndex.interval(0, 1));
    }
  }

  Ops() {
    INDArray any = Nd4j.create(DataType.FLOAT, 1, 1, 1);
    this.step = new Step(any, any);
    this.columnSums = new Sum(any, null, any, true, new int[] {COLUMNS});
    this.rowSums = new Sum(any, null, any, true, new int[] {ROWS});
    this.magnitudes = new ASum(any, null, any, true, new int[] {COLUMNS});
    this.largest = new Max(any, null, any, true, new int[] {COLUMNS});
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

  /** {@code z = max(bound, x)}; a bound that is not a number has no effect. */
  void atLeast(INDArray bound, INDArray x, INDArray z) {
    Nd4j.exec(new org.nd4j.linalg.api.ops.impl.transforms.custom.Max(bound, x, z));
  }

  /** {@code z = min(bound, x)}; a bound that is not a number has no effect. */
  void atMost(INDArray bound, INDArray x, INDArray z) {
    Nd4j.exec(new Min(bound, x, z));
  }

  /** {@code z = min(x, y)}, all of the same shape; {@code z} must be a third array. */
  void least(INDArray x, INDArray y, INDArray z) {
    atMost(x, y, z);
    spoil(z, x);
  }

  /** Makes {@code z} not a number where {@code x}, of the same shape, is not. */
  void spoil(INDArray z, INDArray x) {
    Nd4j.exec(new CompareAndSet(z, x, z, isNotNumber));
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
    atMost(constant(most), z, z);
  }

  /** {@code z = max(x, least)}. */
  void atLeast(INDArray x, float least, INDArray z) {
    atLeast(constant(least), x, z);
  }

  /**
   * {@code z = flag > 0 ? x : 0}, all of the same shape. A product with a flag would differ: it
   * makes NaN of an infinite number or a NaN that is not chosen. A flag that is not a number
   * chooses nothing.
   */
  void choose(INDArray flag, INDArray x, INDArray z) {
    named("relu_bp", new INDArray[] {flag, x}, new INDArray[] {z}, NO_REALS);
  }

  /** {@code z = x > 0 ? 1 : 0}; 0 where {@code x} is not a number. */
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

  void sqrt(INDArray x, INDArray z) {
    Nd4j.exec(new Sqrt(x, z));
  }

  /** {@code z = 1 - z}. */
  void complement(INDArray z) {
    Nd4j.exec(new RSubOp(z, constant(1), z));
  }

  /** Sums {@code [agents, rows, columns]} to {@code [agents, rows, 1]}. */
  void sumColumns(INDArray x, INDArray z) {
    reduce(columnSums, x, z);
  }

  /** Sums {@code [agents, rows, columns]} to {@code [agents, 1, columns]}. */
  void sumRows(INDArray x, INDArray z) {
    reduce(rowSums, x, z);
  }

  /**
   * The sum of each row's magnitudes, {@code [agents, rows, 1]}. A sum is not a number if and only
   * if one of the numbers of its row is not.
   */
  void sumMagnitudes(INDArray x, INDArray z) {
    reduce(magnitudes, x, z);
  }

  /** The largest number of each row, {@code [agents, rows, 1]}; it ignores what is not a number. */
  void largest(INDArray x, INDArray z) {
    reduce(largest, x, z);
  }

  /** The Euclidean norm of each agent's numbers, {@code [agents, 1, 1]}. */
  void norm(INDArray x, INDArray z) {
    reduce(norms, x, z);
  }

  /**
   * Reduces an array along axes. ND4J sums a whole array in as many parts as OpenMP has threads,
   * even if it was told another number, so that the last bits would depend on the threads; along an
   * axis it does not. An array that reduces to one number is therefore reduced as the first of two.
   */
  private void reduce(ReduceOp op, INDArray x, INDArray z) {
    if (z.length() > 1) {
      execute(op, x, z);
      return;
    }
    Pair pair = pairs.computeIfAbsent(new Shape(x.size(ROWS), x.size(COLUMNS)), Pair::of);
    pair.one().assign(x);
    execute(op, pair.both(), pair.bothReduced());
    z.assign(pair.oneReduced());
  }

  private static void execute(ReduceOp op, INDArray x, INDArray z) {
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

  /** Runs an operation that reads one array and writes one. */
  void named(String name, INDArray x, INDArray z, long... wholes) {
    named(name, new INDArray[] {x}, new INDArray[] {z}, NO_REALS, wholes);
  }

  private static Double[] box(double[] reals) {
    Double[] boxed = new Double[reals.length];
    for (int i = 0; i < reals.length; i++) {
      boxed[i] = reals[i];
    }
    return boxed;
  }
}
