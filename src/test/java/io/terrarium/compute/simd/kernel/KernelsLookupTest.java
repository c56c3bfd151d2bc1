package io.terrarium.compute.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.simd.SimdProvider;
import io.terrarium.process.Ended;
import io.terrarium.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsLookupTest {

  private static final String INCUBATOR = "--add-modules=jdk.incubator.vector";

  @Test
  void vector_kernels_are_the_ones_looked_up_where_the_module_is_there() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    assertThat(KernelsLookup.create()).isInstanceOf(VectorKernels.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void every_vector_width_gives_the_bits_of_the_plain_twin(int bits) {
    String output = hash(INCUBATOR, "-Dterrarium.vector-bits=" + bits);
    assertThat(output).endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void tiles_for_32_registers_of_four_lanes_give_the_bits_of_the_plain_twin() {
    String output = hash(INCUBATOR, "-Dterrarium.vector-bits=128", "-Dos.arch=aarch64");
    assertThat(output).endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void a_jvm_without_the_module_runs_the_plain_kernels_and_says_so_once() {
    String output = hash();
    assertThat(output).containsOnlyOnce("--add-modules jdk.incubator.vector");
    assertThat(output).endsWith("PlainKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void a_property_forces_the_plain_kernels() {
    assertThat(hash(INCUBATOR, "-Dterrarium.kernels=plain")).contains("PlainKernels ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-XX:CompilationMode=quick-only",
        "-Xint",
        "-XX:MaxVectorSize=8"
      })
  void a_jvm_that_does_not_compile_vectors_runs_the_plain_kernels_and_says_so_once(String option) {
    String output = hash(INCUBATOR, option);
    assertThat(output).containsOnlyOnce("does not compile vectors");
    assertThat(output).endsWith("PlainKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:-TieredCompilation", "-XX:CompilationMode=high-only"})
  void a_jvm_with_c2_runs_on_vectors_without_a_word(String option) {
    String output = hash(INCUBATOR, option);
    assertThat(output).doesNotContain("plain kernels").contains("VectorKernels ");
  }

  @Test
  void a_property_forces_the_vectors_that_are_not_compiled() {
    String output = hash(INCUBATOR, "-XX:TieredStopAtLevel=1", "-Dterrarium.kernels=vector");
    assertThat(output)
        .doesNotContain("plain kernels")
        .endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void the_peak_of_the_plain_kernels_is_a_number_without_the_module_too() {
    assertThat(run(PlainPeak.class)).endsWith("a peak\n");
  }

  /** Says whether there is a peak. */
  static final class PlainPeak {
    public static void main(String[] arguments) {
      boolean isPeak = new SimdProvider().peakGflops(0.1, 1) > 0;
      System.out.println(isPeak ? "a peak" : "none");
    }
  }

  @Test
  void an_unknown_choice_of_kernels_is_refused_in_a_sentence() {
    Ended ended = Program.of(KernelsHash.class, "-Dterrarium.kernels=fast").run();
    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.err()).contains("terrarium.kernels must be vector or plain, is \"fast\"");
  }

  private static String hash(String... flags) {
    return run(KernelsHash.class, flags);
  }

  /** What it says on standard error, then on standard output. */
  private static String run(Class<?> program, String... flags) {
    Ended ended = Program.of(program, flags).run().well();
    return ended.err() + ended.out();
  }
}
