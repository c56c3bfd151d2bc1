package io.terrarium.compute.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.terrarium.process.Program;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class VectorWarmUpTest {

  private static final int CALLS = 20;

  /** A kernel that is not compiled makes an object for each of its operations. */
  @Test
  void kernels_are_compiled_before_the_first_of_them_is_given_out() {
    String output =
        Program.of(Allocation.class, "--add-modules=jdk.incubator.vector").run().well().out();
    assertThat(Long.parseLong(output.strip())).isLessThan(10_000);
  }

  /** Prints how many bytes the first calls of a new JVM's kernels allocate. */
  static final class Allocation {

    public static void main(String[] arguments) {
      ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
      float[] x = new float[64 * 64];
      float[] y = new float[64 * 64];
      float[] z = new float[64 * 64];
      Kernels kernels = KernelsLookup.create();
      kernels.inputGradient(x, 0, y, 0, z, 0, 50, 64, 64); // takes its working memory
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        kernels.dense(x, 0, y, 0, z, 0, z, 64, 50, 64, 64);
        kernels.tanh(z, 0, z.length);
        kernels.inputGradient(x, 0, y, 0, z, 0, 50, 64, 64);
        kernels.weightGradient(x, 0, y, 0, z, 0, 50, 64, 64);
      }
      System.out.println(threads.getCurrentThreadAllocatedBytes() - before);
    }
  }
}
