package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Dense layers, each product one operation for all agents. */
final class DenseProducts {

  private final Scratch scratch;
  private final Ops ops;

  DenseProducts(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  /** The bias is spread over the rows by a product with ones, which is quicker than adding it. */
  void dense(INDArray x, INDArray w, INDArray b, INDArray y) {
    product(scratch.ones(y.size(1)), b, y, false, false, 0);
    product(x, w, y, false, false, 1);
  }

  void weightGradient(INDArray x, INDArray dy, INDArray dw) {
    product(x, dy, dw, true, false, 0);
  }

  void inputGradient(INDArray dy, INDArray w, INDArray dx) {
    product(dy, w, dx, false, true, 0);
  }

  /** {@code z = x y + kept z}, {@code x} or {@code y} transposed. */
  private void product(INDArray x, INDArray y, INDArray z, boolean ofX, boolean ofY, double kept) {
    ops.named(
        "matmul",
        new INDArray[] {x, y},
        new INDArray[] {z},
        new double[] {1, kept},
        ofX ? 1 : 0,
        ofY ? 1 : 0,
        0);
  }
}
