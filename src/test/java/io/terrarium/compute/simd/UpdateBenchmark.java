package io.terrarium.compute.simd;

import io.terrarium.compute.simd.kernel.FmaPeak;
import io.terrarium.compute.simd.kernel.Kernels;
import io.terrarium.compute.simd.kernel.KernelsLookup;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * Whole updates like those of PPO, actor and critic, at {@code rows} samples: prints GFlop/s of
 * their unavoidable multiply-adds and the share of the FMA peak measured beside it. Run its main;
 * arguments: rows, repeats.
 */
final class UpdateBenchmark {

  private static final int UPDATES = 2000;
  private static final int AT = Kernels.ALIGNED;

  private UpdateBenchmark() {}

  public static void main(String[] arguments) {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    Kernels kernels = KernelsLookup.create();
    Net actor = new Net(rows, 4, 64, 2);
    Net critic = new Net(rows, 4, 64, 1);
    double operations = 2.0 * (actor.multiplyAdds() + critic.multiplyAdds()) * UPDATES;
    double best = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      double peak = FmaPeak.gflops(0.2, 1);
      long start = System.nanoTime();
      for (int update = 0; update < UPDATES; update++) {
        actor.update(kernels);
        critic.update(kernels);
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      double rate = operations / seconds * 1e-9;
      System.out.printf(
          Locale.ROOT,
          "%.2f us an update, %.1f GFlop/s, %.1f%% of %.1f%n",
          seconds / UPDATES * 1e6,
          rate,
          100 * rate / peak,
          peak);
      best = Math.max(best, rate / peak);
    }
    System.out.printf(Locale.ROOT, "best %.1f%%%n", 100 * best);
    parts(kernels, actor, critic);
  }

  private static void parts(Kernels kernels, Net actor, Net critic) {
    time("dense 64", () -> actor.dense(kernels, 1));
    time("dense 4", () -> actor.dense(kernels, 0));
    time("dense head 2", () -> actor.dense(kernels, 2));
    time("dense head 1", () -> critic.dense(kernels, 2));
    time("weight gradient 64", () -> actor.weightGradient(kernels, 1));
    time("weight gradient 4", () -> actor.weightGradient(kernels, 0));
    time("weight gradient head 2", () -> actor.weightGradient(kernels, 2));
    time("weight gradient head 1", () -> critic.weightGradient(kernels, 2));
    time("input gradient 64", () -> actor.inputGradient(kernels, 1));
    time("input gradient head 2", () -> actor.inputGradient(kernels, 2));
    time("input gradient head 1", () -> critic.inputGradient(kernels, 2));
    time("bias gradient", () -> actor.biasGradient(kernels, 1));
    time("tanh of a layer", () -> actor.tanh(kernels, 1));
    time("tanh gradient of a layer", () -> actor.tanhGradient(kernels, 1));
    time("squared norm", () -> actor.norm(kernels));
    time("adam", () -> actor.adam(kernels, 1f));
  }

  private static void time(String name, Runnable part) {
    double best = Double.MAX_VALUE;
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int repeat = 0; repeat < 10; repeat++) {
      allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      for (int i = 0; i < 2000; i++) {
        part.run();
      }
      best = Math.min(best, (System.nanoTime() - start) / 2000.0);
      allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
    }
    double peak = FmaPeak.gflops(0.1, 1);
    System.out.printf(
        Locale.ROOT,
        "%-26s %8.0f ns, %6.0f multiply-adds at the peak, %d bytes%n",
        name,
        best,
        best * peak / 2,
        allocated / 2000);
  }

  /** One network of three layers with its gradients and moments. */
  private static final class Net {

    private final int rows;
    private final int[] sizes;
    private final int[] weightAt = new int[3];
    private final int[] biasAt = new int[3];
    private final float[][] activations = new float[4][];
    private final float[][] gradients = new float[4][];
    private final float[] p;
    private final float[] g;
    private final float[] m;
    private final float[] v;

    Net(int rows, int in, int hidden, int out) {
      this.rows = rows;
      sizes = new int[] {in, hidden, hidden, out};
      int n = 0;
      for (int layer = 0; layer < 3; layer++) {
        weightAt[layer] = n;
        biasAt[layer] = n + sizes[layer] * sizes[layer + 1];
        n = biasAt[layer] + sizes[layer + 1];
      }
      p = random(AT + n, 0.1f);
      g = new float[AT + n];
      m = new float[AT + n];
      v = new float[AT + n];
      for (int i = 0; i < 4; i++) {
        activations[i] = random(AT + rows * sizes[i], 1f);
        gradients[i] = random(AT + rows * sizes[i], 1f);
      }
    }

    private static float[] random(int n, float scale) {
      Random random = new Random(n);
      float[] a = new float[n];
      for (int i = 0; i < n; i++) {
        a[i] = scale * (float) random.nextGaussian();
      }
      return a;
    }

    double multiplyAdds() {
      double n = 0;
      for (int layer = 0; layer < 3; layer++) {
        n += (layer > 0 ? 3.0 : 2.0) * rows * sizes[layer] * sizes[layer + 1];
      }
      return n;
    }

    void update(Kernels kernels) {
      for (int layer = 0; layer < 3; layer++) {
        dense(kernels, layer);
        if (layer < 2) {
          tanh(kernels, layer + 1);
        }
      }
      for (int layer = 2; layer >= 0; layer--) {
        weightGradient(kernels, layer);
        biasGradient(kernels, layer);
        if (layer > 0) {
          inputGradient(kernels, layer);
          tanhGradient(kernels, layer);
        }
      }
      float norm = (float) Math.sqrt(norm(kernels));
      adam(kernels, norm >= 10f ? 10f / norm : 1f);
    }

    void dense(Kernels kernels, int layer) {
      kernels.dense(
          activations[layer],
          AT,
          p,
          AT + weightAt[layer],
          p,
          AT + biasAt[layer],
          activations[layer + 1],
          AT,
          rows,
          sizes[layer],
          sizes[layer + 1]);
    }

    void tanh(Kernels kernels, int layer) {
      kernels.tanh(activations[layer], AT, rows * sizes[layer]);
    }

    void weightGradient(Kernels kernels, int layer) {
      kernels.weightGradient(
          activations[layer],
          AT,
          gradients[layer + 1],
          AT,
          g,
          AT + weightAt[layer],
          rows,
          sizes[layer],
          sizes[layer + 1]);
    }

    void biasGradient(Kernels kernels, int layer) {
      kernels.biasGradient(gradients[layer + 1], AT, g, AT + biasAt[layer], rows, sizes[layer + 1]);
    }

    void inputGradient(Kernels kernels, int layer) {
      kernels.inputGradient(
          gradients[layer + 1],
          AT,
          p,
          AT + weightAt[layer],
          gradients[layer],
          AT,
          rows,
          sizes[layer],
          sizes[layer + 1]);
    }

    void tanhGradient(Kernels kernels, int layer) {
      kernels.tanhGradient(activations[layer], AT, gradients[layer], AT, rows * sizes[layer]);
    }

    float norm(Kernels kernels) {
      return kernels.squaredNorm(g, AT, g.length - AT);
    }

    void adam(Kernels kernels, float scale) {
      kernels.adam(p, AT, g, AT, m, v, AT, p.length - AT, scale, 1e-6f, 2f, 2f);
    }
  }
}
