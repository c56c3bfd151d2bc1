package io.terrarium.compute.nd4j;

import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J, set up once. Touching this class loads it and its native libraries, which nothing does
 * unless the backend is used.
 */
final class Library {

  /** JavaCPP's limits, which it takes from the Java heap's; our arrays stand outside of that. */
  private static final String[] LIMITS = {
    "org.bytedeco.javacpp.maxbytes", "org.bytedeco.javacpp.maxphysicalbytes"
  };

  static {
    for (String limit : LIMITS) {
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, "0");
      }
    }
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    if (Nd4j.getEnvironment().isCPU()) {
      useOneThread();
    }
  }

  private Library() {}

  /**
   * There is a worker a core already. ND4J's {@code setMaxThreads} does nothing, so sums of whole
   * arrays could still be split: {@link Ops} has none.
   */
  private static void useOneThread() {
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /** Loads ND4J where it is not yet. */
  static void load() {
    // the class's initialisation has done it
  }

  /** CUDA devices; 0 where the artifact is for CPUs. */
  static int cudaDevices() {
    return Nd4j.getEnvironment().isCPU() ? 0 : Nd4j.getAffinityManager().getNumberOfDevices();
  }

  /** {@code ND4J 1.0.0-M2.1 on the CPU}. */
  static String description() {
    String version = Nd4j.class.getPackage().getImplementationVersion();
    String where = Nd4j.getEnvironment().isCPU() ? "the CPU, one thread a worker" : "CUDA";
    return "ND4J " + (version == null ? "" : version + " ") + "on " + where;
  }
}
