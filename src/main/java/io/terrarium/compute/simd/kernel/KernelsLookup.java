package io.terrarium.compute.simd.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the kernels of this JVM once: vectors if the module {@code jdk.incubator.vector} is
 * present and the JVM compiles it, and otherwise plain Java. {@code -Dterrarium.kernels=plain}
 * takes plain Java in any case, and {@code -Dterrarium.kernels=vector} takes vectors if the module
 * is present, compiled or not.
 */
public final class KernelsLookup {

  private static final String MODULE = "jdk.incubator.vector";
  private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
  private static final Supplier<Kernels> CHOSEN = choose();

  private KernelsLookup() {}

  /** New kernels, for one thread. */
  public static Kernels create() {
    return CHOSEN.get();
  }

  /** Whether {@link #create} gives kernels on vectors. */
  static boolean usesVectors() {
    return !(CHOSEN.get() instanceof PlainKernels);
  }

  private static boolean hasVectors() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** A description of the kernels: {@code vectors of 256 bits} or {@code plain Java}. */
  public static String description() {
    return usesVectors() ? "vectors of " + 32 * Lanes.COUNT + " bits" : "plain Java";
  }

  private static Supplier<Kernels> choose() {
    String forced = System.getProperty("terrarium.kernels", "");
    return switch (forced) {
      case "plain" -> PlainKernels::new;
      case "vector" -> vectorIfThere(() -> new VectorKernels());
      case "" -> vectorIfCompiled();
      default ->
          throw new IllegalArgumentException(
              "terrarium.kernels must be vector or plain, is \"" + forced + "\"");
    };
  }

  private static Supplier<Kernels> vectorIfCompiled() {
    Optional<String> obstacle = hasVectors() ? VectorCompiler.obstacleHere() : Optional.empty();
    return obstacle
        .map(KernelsLookup::notCompiled)
        .orElseGet(() -> vectorIfThere(KernelsLookup::warm));
  }

  private static Supplier<Kernels> notCompiled(String obstacle) {
    LOG.warn(
        "This JVM ({}) does not compile vectors, so training uses the slower plain kernels, with the"
            + " same results: start a HotSpot JVM with its compiler C2, or force vectors with"
            + " -Dterrarium.kernels=vector.",
        obstacle);
    return PlainKernels::new;
  }

  private static Kernels warm() {
    VectorWarmUp.once();
    return new VectorKernels();
  }

  private static Supplier<Kernels> vectorIfThere(Supplier<Kernels> vector) {
    // a lambda links VectorKernels only when it runs, so a JVM without the module never loads it
    if (hasVectors()) {
      return vector;
    }
    LOG.warn(
        "This JVM runs without {}, so training uses the slower plain kernels:"
            + " start java with --add-modules {}.",
        MODULE,
        MODULE);
    return PlainKernels::new;
  }
}
