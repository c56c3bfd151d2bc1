package io.terrarium.compute.simd.kernel;

/**
 * The array functions that training spends its time in. Matrices are row-major and dense; {@code
 * xAt} is where {@code x} starts in its array. Arrays of one call do not overlap unless a method
 * says so. Each sum has one order that no lane count changes, so that every implementation gives
 * the same bits. None of them allocates once it has seen its largest sizes. An object serves one
 * thread.
 */
public interface Kernels {

  /**
   * The index at which a block starts that has an array of its own. The numbers of an array begin
   * 16 bytes into its object, so this index is 64 bytes into it. If objects are aligned to 64
   * bytes, as the launcher requests, no vector crosses a cache line.
   */
  int ALIGNED = 12;

  /**
   * The number of outputs below which a layer is narrow. Narrow layers sum over their inputs in
   * {@link PartialSums#DOT} interleaved partial sums that are then added in a fixed tree, the bias
   * last; wider ones start at the bias and add in order.
   */
  int NARROW = 8;

  /** The most numbers in a vector. */
  int WIDEST = 16;

  /**
   * The number of rows, padded to whole vectors: the stride of arrays that are stored by columns.
   */
  static int padded(int rows) {
    return (rows + WIDEST - 1) / WIDEST * WIDEST;
  }

  /**
   * {@code y[r,c] = b[c] + sum_k x[r,k] w[k,c]}, {@code x [rows,in]}, {@code w [in,out]}, {@code y
   * [rows,out]}.
   */
  void dense(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int rows,
      int in,
      int out);

  /** {@code dw[k,c] = sum_r x[r,k] dy[r,c]}. */
  void weightGradient(
      float[] x, int xAt, float[] dy, int dyAt, float[] dw, int dwAt, int rows, int in, int out);

  /** {@code db[c] = sum_r dy[r,c]}. */
  void biasGradient(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out);

  /** {@code dx[r,k] = sum_c dy[r,c] w[k,c]}. */
  void inputGradient(
      float[] dy, int dyAt, float[] w, int wAt, float[] dx, int dxAt, int rows, int in, int out);

  /** {@code y = tanh(y)}, in place. */
  void tanh(float[] y, int at, int n);

  /** {@code y = max(0, y)}, in place; what is not a number stays so. */
  void relu(float[] y, int at, int n);

  /** {@code dy *= 1 - y^2}, where {@code y} is the result of {@link #tanh}. */
  void tanhGradient(float[] y, int yAt, float[] dy, int dyAt, int n);

  /**
   * {@code dy = y > 0 ? dy : 0 dy y}, where {@code y} is the result of {@link #relu}. The last
   * product is 0 if its factors are finite, and otherwise not a number.
   */
  void reluGradient(float[] y, int yAt, float[] dy, int dyAt, int n);

  /** {@code y = exp(y)}, in place. */
  void exp(float[] y, int at, int n);

  /** {@code y = log(y)}, in place. */
  void log(float[] y, int at, int n);

  /**
   * {@code y[c,r] = x[c,r] - largest[r]}, where {@code largest[r] = max_c x[c,r]}. Both are {@code
   * [n,stride]} and, like all arrays by columns, begin at 0.
   *
   * @param stride a multiple of 16
   */
  void subtractLargest(float[] x, float[] y, float[] largest, int n, int stride);

  /**
   * {@code y[c,r] /= sums[r]}, where {@code sums[r] = sum_c y[c,r]}, {@code y [n,stride]}.
   *
   * @param stride a multiple of 16
   */
  void divideBySums(float[] y, float[] sums, int n, int stride);

  /**
   * {@code means[r] = sum_c p[c,r] (x[c,r] - zero[r])}, {@code p} and {@code x} are {@code
   * [n,stride]}.
   *
   * @param stride a multiple of 16
   */
  void means(float[] p, float[] x, float[] zero, float[] means, int n, int stride);

  /**
   * {@code sum g^2}, in {@link PartialSums#NORM} interleaved partial sums that are then added in a
   * fixed tree.
   */
  float squaredNorm(float[] g, int at, int n);

  /**
   * One step of Adam (arXiv 1412.6980) on gradients {@code g * scale}: {@code m = beta1 m + (1 -
   * beta1) g}, {@code v = beta2 v + (1 - beta2) g^2}, {@code p -= rate * (m * correction1) /
   * (sqrt(v * correction2) + epsilon)}, with {@code correction_i = 1 / (1 - beta_i^t)}.
   *
   * @param momentsAt the index at which {@code m} and {@code v} start in their arrays
   */
  void adam(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float[] m,
      float[] v,
      int momentsAt,
      int n,
      float scale,
      float rate,
      float correction1,
      float correction2);
}
