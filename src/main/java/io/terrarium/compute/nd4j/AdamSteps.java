package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The steps of Adam (arXiv 1412.6980) with a rate and a largest gradient norm for each agent:
 * {@code p -= rate (m / c1) / (sqrt(v / c2) + epsilon)}, {@code c_i = 1 - beta_i^step}.
 */
final class AdamSteps {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-5;

  private final Scratch scratch;
  private final Ops ops;

  AdamSteps(Scratch scratch) {
    this.scratch = scratch;
    this.ops = scratch.ops();
  }

  void step(
      INDArray parameters,
      INDArray gradient,
      INDArray first,
      INDArray second,
      INDArray rate,
      INDArray maxNorm,
      int step) {
    INDArray clipped = scratch.like("clipped", gradient);
    INDArray update = scratch.like("update", gradient);
    ops.multiply(gradient, scale(gradient, maxNorm), clipped);
    // ND4J adds its epsilon to sqrt(v), not to sqrt(v / c2)
    double epsilon = EPSILON * Math.sqrt(1 - power(BETA2, step));
    ops.named(
        "adam_updater",
        new INDArray[] {clipped, second, first},
        new INDArray[] {update, second, first},
        new double[] {1, BETA1, BETA2, epsilon},
        step - 1);
    ops.multiply(update, rate, update);
    ops.subtract(parameters, update, parameters);
  }

  /** The factor {@code min(1, max / norm)} that clips the gradient. */
  private INDArray scale(INDArray gradient, INDArray maxNorm) {
    INDArray norm = scratch.scalar("norm");
    INDArray scale = scratch.scalar("scale");
    ops.norm(gradient, norm);
    ops.divide(maxNorm, norm, scale);
    ops.atMost(1, scale);
    return scale;
  }

  /** Computes a power by squaring, so that it is the same on every processor. */
  private static double power(double beta, int step) {
    double power = 1;
    double square = beta;
    for (int bits = step; bits != 0; bits >>>= 1) {
      power *= (bits & 1) == 1 ? square : 1;
      square *= square;
    }
    return power;
  }
}
