package io.terrarium.compute.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KernelsEqualityTest {

  private final Kernels vector = new VectorKernels();
  private final Kernels plain = new PlainKernels();

  @Property(tries = 150)
  void vector_and_plain_kernels_give_the_same_bits(
      @ForAll @IntRange(min = 1, max = 130) int rows,
      @ForAll @IntRange(min = 1, max = 70) int in,
      @ForAll @IntRange(min = 1, max = 70) int out,
      @ForAll long seed,
      @ForAll boolean wild) {
    assertSame(rows, in, out, seed, wild);
  }

  @Property(tries = 50)
  void heads_give_the_same_bits(
      @ForAll @IntRange(min = 1, max = 110) int rows,
      @ForAll @IntRange(min = 1, max = 70) int in,
      @ForAll @IntRange(min = 1, max = 8) int out,
      @ForAll long seed) {
    assertSame(rows, in, out, seed, false);
    assertSame(rows, 64, out, seed, false);
  }

  @Property(tries = 60)
  void square_layers_give_the_same_bits(
      @ForAll @IntRange(min = 1, max = 130) int rows, @ForAll long seed, @ForAll boolean wild) {
    assertSame(rows, SquareTiles.SIDE, SquareTiles.SIDE, seed, wild);
  }

  private void assertSame(int rows, int in, int out, long seed, boolean wild) {
    float[][] ours = new KernelRun(vector, rows, in, out, seed, wild).written();
    float[][] twins = new KernelRun(plain, rows, in, out, seed, wild).written();
    for (int i = 0; i < ours.length; i++) {
      assertThat(bits(ours[i])).as("array %d", i).isEqualTo(bits(twins[i]));
    }
  }

  private static int[] bits(float[] a) {
    int[] bits = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      bits[i] = Float.floatToIntBits(a[i]);
    }
    return bits;
  }

  @Property(tries = 40)
  void products_agree_with_float64(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 70) int in,
      @ForAll @IntRange(min = 1, max = 70) int out,
      @ForAll long seed) {
    KernelRun run = new KernelRun(vector, rows, in, out, seed, false);
    Oracle oracle = new Oracle(run, rows, in, out);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < out; c++) {
        close(run.y[3 + r * out + c], oracle.y(r, c), in);
      }
      for (int k = 0; k < in; k++) {
        close(run.dx[3 + r * in + k], oracle.dx(r, k), out);
      }
    }
    for (int k = 0; k < in; k++) {
      for (int c = 0; c < out; c++) {
        close(run.dw[3 + k * out + c], oracle.dw(k, c), rows);
      }
    }
    close(run.norm[0], oracle.norm(), rows * out);
  }

  private static void close(float actual, double expected, int terms) {
    assertThat(Math.abs(actual - expected)).isLessThan(1e-5 * terms + 1e-6 * Math.abs(expected));
  }

  private record Oracle(KernelRun run, int rows, int in, int out) {

    double y(int r, int c) {
      double sum = run.b[3 + c];
      for (int k = 0; k < in; k++) {
        sum += (double) run.x[3 + r * in + k] * run.w[3 + k * out + c];
      }
      return sum;
    }

    double dx(int r, int k) {
      double sum = 0;
      for (int c = 0; c < out; c++) {
        sum += (double) run.dy[3 + r * out + c] * run.w[3 + k * out + c];
      }
      return sum;
    }

    double dw(int k, int c) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += (double) run.x[3 + r * in + k] * run.dy[3 + r * out + c];
      }
      return sum;
    }

    double norm() {
      double sum = 0;
      for (int i = 0; i < rows * out; i++) {
        sum += (double) run.dy[3 + i] * run.dy[3 + i];
      }
      return sum;
    }
  }
}
