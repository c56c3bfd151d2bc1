package io.terrarium.compute.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VectorCompilerTest {

  private static final Map<String, String> HOTSPOT =
      Map.of(
          "MaxVectorSize", "32",
          "UseCompiler", "true",
          "TieredCompilation", "true",
          "TieredStopAtLevel", "4",
          "CompilationMode", "default");

  @Test
  void c2_compiles_vectors() {
    assertThat(obstacle("MaxVectorSize", "16")).isEmpty();
  }

  @Test
  void a_jvm_without_the_options_of_c2_does_not() {
    Optional<String> obstacle = new VectorCompiler(option -> Optional.empty()).obstacle();
    assertThat(obstacle).contains(System.getProperty("java.vm.name"));
  }

  @Test
  void a_level_counts_only_where_compilation_is_tiered() {
    Map<String, String> options = new HashMap<>(HOTSPOT);
    options.put("TieredStopAtLevel", "1");
    assertThat(obstacle(options)).contains("-XX:TieredStopAtLevel=1");
    options.put("TieredCompilation", "false");
    assertThat(obstacle(options)).isEmpty();
  }

  @Test
  void graal_in_place_of_c2_is_named() {
    assertThat(obstacle("UseJVMCICompiler", "true")).contains("-XX:+UseJVMCICompiler");
  }

  @Test
  void support_that_is_switched_off_is_named() {
    assertThat(obstacle("EnableVectorSupport", "false")).contains("-XX:-EnableVectorSupport");
  }

  private static Optional<String> obstacle(String option, String value) {
    Map<String, String> options = new HashMap<>(HOTSPOT);
    options.put(option, value);
    return obstacle(options);
  }

  private static Optional<String> obstacle(Map<String, String> options) {
    return new VectorCompiler(option -> Optional.ofNullable(options.get(option))).obstacle();
  }
}
