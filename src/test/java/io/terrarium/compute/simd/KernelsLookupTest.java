package io.terrarium.compute.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void every_vector_width_gives_the_bits_of_the_plain_twin(int bits) throws Exception {
    String output = hash(INCUBATOR, "-Dterrarium.vector-bits=" + bits);
    assertThat(output).endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void tiles_for_32_registers_of_four_lanes_give_the_bits_of_the_plain_twin() throws Exception {
    String output = hash(INCUBATOR, "-Dterrarium.vector-bits=128", "-Dos.arch=aarch64");
    assertThat(output).endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void a_jvm_without_the_module_runs_the_plain_kernels_and_says_so_once() throws Exception {
    String output = hash();
    assertThat(output).containsOnlyOnce("--add-modules jdk.incubator.vector");
    assertThat(output).endsWith("PlainKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void a_property_forces_the_plain_kernels() throws Exception {
    assertThat(hash(INCUBATOR, "-Dterrarium.kernels=plain")).contains("PlainKernels ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-XX:TieredStopAtLevel=3",
        "-XX:TieredStopAtLevel=0",
        "-XX:CompilationMode=quick-only",
        "-XX:-UseCompiler",
        "-Xint",
        "-XX:MaxVectorSize=8"
      })
  void a_jvm_that_does_not_compile_vectors_runs_the_plain_kernels_and_says_so_once(String option)
      throws Exception {
    String output = hash(INCUBATOR, option);
    assertThat(output).containsOnlyOnce("does not compile vectors");
    assertThat(output).endsWith("PlainKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:-TieredCompilation",
        "-XX:CompilationMode=high-only",
        "-XX:TieredStopAtLevel=4"
      })
  void a_jvm_with_c2_runs_on_vectors_without_a_word(String option) throws Exception {
    String output = hash(INCUBATOR, option);
    assertThat(output).doesNotContain("plain kernels").contains("VectorKernels ");
  }

  @Test
  void a_property_forces_the_vectors_that_are_not_compiled() throws Exception {
    String output = hash(INCUBATOR, "-XX:TieredStopAtLevel=1", "-Dterrarium.kernels=vector");
    assertThat(output)
        .doesNotContain("plain kernels")
        .endsWith("VectorKernels " + KernelsHash.of(new PlainKernels()) + "\n");
  }

  @Test
  void the_peak_of_the_plain_kernels_is_a_number_without_the_module_too() throws Exception {
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
  void an_unknown_choice_of_kernels_is_refused_in_a_sentence() throws Exception {
    assertThat(hash("-Dterrarium.kernels=fast"))
        .contains("terrarium.kernels must be vector or plain, is \"fast\"");
  }

  private static String hash(String... flags) throws IOException, InterruptedException {
    return run(KernelsHash.class, flags);
  }

  private static String run(Class<?> program, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }
}
