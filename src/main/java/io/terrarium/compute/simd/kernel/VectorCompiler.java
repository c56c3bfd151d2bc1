package io.terrarium.compute.simd.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * The check that this JVM compiles the Vector API to vector instructions, which only HotSpot's
 * compiler C2 is sure to do. Elsewhere each operation makes objects, and takes many times as long
 * as plain Java. The check looks at the options of the JVM and measures nothing, so its answer is
 * always the same.
 */
final class VectorCompiler {

  private static final String BEANS = "jdk.management";

  /** The highest level of tiered compilation, which is C2's. */
  private static final int C2 = 4;

  /** The bytes of the narrowest vector of the kernels. */
  private static final int NARROWEST = 16;

  private final Function<String, Optional<String>> options;

  /**
   * @param options gives the value of an option of the JVM by its name; empty if the JVM does not
   *     have that option
   */
  VectorCompiler(Function<String, Optional<String>> options) {
    this.options = options;
  }

  /** The options of java that keep this JVM from compiling vectors; empty if it compiles them. */
  static Optional<String> obstacleHere() {
    // a runtime image may come without the module; the JVM's mode still tells the usual options
    return hasBeans()
        ? new VectorCompiler(option -> HotSpot.option(option)).obstacle()
        : obstacle(System.getProperty("java.vm.info", ""));
  }

  /** Whether this JVM can be asked about its options and its threads' allocation. */
  static boolean hasBeans() {
    return ModuleLayer.boot().findModule(BEANS).isPresent();
  }

  /**
   * The option that keeps a JVM from compiling vectors, as far as the mode that it reports tells
   * it.
   *
   * @param mode the mode that the JVM reports, usually {@code mixed mode, sharing}
   */
  static Optional<String> obstacle(String mode) {
    if (mode.contains("interpreted mode")) {
      return Optional.of("-Xint");
    }
    return mode.contains("emulated-client")
        ? Optional.of("-XX:TieredStopAtLevel=1")
        : Optional.empty();
  }

  /** The option that keeps the JVM from compiling vectors; empty if it compiles them. */
  Optional<String> obstacle() {
    if (options.apply("MaxVectorSize").isEmpty()) {
      return Optional.of(System.getProperty("java.vm.name"));
    }
    if (is("UseCompiler", "false")) {
      return Optional.of("-Xint or -XX:-UseCompiler");
    }
    if (is("TieredCompilation", "true") && number("TieredStopAtLevel", C2) < C2) {
      return Optional.of("-XX:TieredStopAtLevel=" + number("TieredStopAtLevel", C2));
    }
    if (is("CompilationMode", "quick-only")) {
      return Optional.of("-XX:CompilationMode=quick-only");
    }
    if (is("UseJVMCICompiler", "true")) {
      return Optional.of("-XX:+UseJVMCICompiler");
    }
    if (is("EnableVectorSupport", "false")) {
      return Optional.of("-XX:-EnableVectorSupport");
    }
    int bytes = number("MaxVectorSize", NARROWEST);
    return bytes < NARROWEST ? Optional.of("-XX:MaxVectorSize=" + bytes) : Optional.empty();
  }

  private boolean is(String option, String value) {
    return options.apply(option).filter(value::equals).isPresent();
  }

  private int number(String option, int otherwise) {
    return options.apply(option).map(Integer::parseInt).orElse(otherwise);
  }

  /**
   * The access to HotSpot's options, a class of its own because a JVM without these beans does not
   * have their class either.
   */
  private static final class HotSpot {

    private static final Optional<HotSpotDiagnosticMXBean> BEAN = find();

    private static Optional<HotSpotDiagnosticMXBean> find() {
      try {
        return Optional.ofNullable(
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
      } catch (LinkageError | IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    static Optional<String> option(String name) {
      try {
        return BEAN.map(bean -> bean.getVMOption(name).getValue());
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        return Optional.empty();
      }
    }
  }
}
