package io.terrarium.compute.nd4j;

import org.nd4j.linalg.factory.Nd4j;

/**
 * The setup of ND4J, which is done once. Touching this class loads ND4J and its native libraries,
 * which nothing does unless the backend is used.
 */
final class Library {

  /**
   * The limits of JavaCPP, which it takes from the size of the Java heap; our arrays lie outside
   * it.
   */
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
   * Makes ND4J use one thread, because there is a worker for each core already. ND4J's {@code
   * setMaxThreads} does nothing, so it could still split sums of whole arrays; {@link Ops} has no
   * such sums.
   */
  private static void useOneThread() {
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /** Loads ND4J if it is not loaded yet. */
  static void load() {
    // the class's initialisation has done it
  }

  /** The number of CUDA devices; 0 if the artifact is for CPUs. */
  static int cudaDevices() {
    return Nd4j.getEnvironment().isCPU() ? 0 : Nd4j.getAffinityManager().getNumberOfDevices();
  }

  /** A description, such as {@code ND4J 1.0.0-M2.1 on the CPU}. */
  static String description() {
    String version = Nd4j.class.getPackage().getImplementationVersion();
    String where = Nd4j.getEnvironment().isCPU() ? "the CPU, one thread a worker" : "CUDA";
    return "ND4J " + (version == null ? "" : version + " ") + "on " + where;
  }
}
