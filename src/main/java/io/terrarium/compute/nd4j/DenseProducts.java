package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The products of dense layers, each of which is one operation for all agents. */
final class DenseProducts {

  private final Scratch scratch;
  private final Ops ops;

  DenseProducts(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /** The bias is spread over the rows by a product with ones, which is quicker than adding it. */
  void dense(INDArray x, INDArray w, INDArray b, INDArray y) {
    ops.product(scratch.ones(y.size(1)), b, y, false, false, 0);
    ops.product(x, w, y, false, false, 1);
  }

  void weightGradient(INDArray x, INDArray dy, INDArray dw) {
    ops.product(x, dy, dw, true, false, 0);
  }

  void inputGradient(INDArray dy, INDArray w, INDArray dx) {
    ops.product(dy, w, dx, false, true, 0);
  }
}
