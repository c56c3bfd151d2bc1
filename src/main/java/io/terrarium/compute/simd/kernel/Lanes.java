package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this JVM: {@code terrarium.vector-bits}, or else the machine's own. Its
 * fields are constants, so that the compiler folds them into the kernels. {@link #FLOATS} must stay
 * the only float species in the JVM: with a second one the compiler no longer knows the class of a
 * vector that a loop carries, and boxes it. {@code jvm.options} has its methods inlined.
 */
final class Lanes {

  static final VectorSpecies<Float> FLOATS = species();
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** The number of floats in a vector: 4, 8 or 16. */
  static final int COUNT = FLOATS.length();

  /** Whether there are 32 vector registers rather than 16: with AVX-512, and on 64-bit Arm. */
  static final boolean WIDE = COUNT == 16 || System.getProperty("os.arch").equals("aarch64");

  private Lanes() {}

  /** The vector of the numbers at {@code at} and behind it. */
  static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(FLOATS, a, at);
  }

  /** The vector whose numbers are all this one. */
  static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /** The vector whose integers are all this one. */
  static IntVector ints(int value) {
    return IntVector.broadcast(INTS, value);
  }

  private static VectorSpecies<Float> species() {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    String forced = System.getProperty("terrarium.vector-bits", "");
    return switch (forced) {
      case "" -> ofWidth(preferred);
      case "128", "256", "512" -> ofWidth(Integer.parseInt(forced));
      default ->
          throw new IllegalArgumentException(
              "terrarium.vector-bits must be 128, 256 or 512, is \"" + forced + "\"");
    };
  }

  /** Partial sums come in sixteens, so no vector is wider. */
  private static VectorSpecies<Float> ofWidth(int bits) {
    int supported = Math.max(128, Math.min(512, bits));
    return VectorSpecies.of(float.class, VectorShape.forBitSize(supported));
  }
}
