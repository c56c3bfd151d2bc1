package io.terrarium.compute.simd.kernel;

/** Prints a hash of what this JVM's kernels give on small problems, and which kernels they are. */
final class KernelsHash {

  private KernelsHash() {}

  public static void main(String[] arguments) {
    Kernels kernels = KernelsLookup.create();
    System.out.println(kernels.getClass().getSimpleName() + " " + of(kernels));
  }

  static int of(Kernels kernels) {
    int hash = new KernelRun(kernels, 7, 19, 37, 1, false).hash();
    hash = 31 * hash + new KernelRun(kernels, 6, 4, 64, 2, false).hash();
    hash = 31 * hash + new KernelRun(kernels, 11, 64, 3, 3, false).hash();
    hash = 31 * hash + new KernelRun(kernels, 13, 64, 64, 5, false).hash();
    hash = 31 * hash + new KernelRun(kernels, 12, 64, 64, 6, false).hash();
    hash = 31 * hash + new KernelRun(kernels, 4, 32, 48, 7, false).hash();
    return 31 * hash + new KernelRun(kernels, 5, 35, 1, 4, true).hash();
  }
}
