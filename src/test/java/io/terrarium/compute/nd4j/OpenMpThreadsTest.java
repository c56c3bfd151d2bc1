package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.TrainingHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many threads OpenMP has, which only a process's environment says, is no part of a result. */
class OpenMpThreadsTest {

  /** What tells the programs' lines from those of ND4J's log. */
  private static final String MARK = "hash: ";

  @Test
  void every_operation_gives_the_same_bits_for_any_number_of_threads() throws Exception {
    List<String> one = lines(Nd4jHash.class, 1);
    assertThat(one).endsWith("1 threads");
    for (int threads : new int[] {2, 3}) {
      List<String> other = lines(Nd4jHash.class, threads);
      assertThat(other).endsWith(threads + " threads");
      assertThat(withoutLast(other)).isEqualTo(withoutLast(one));
    }
  }

  private static List<String> withoutLast(List<String> lines) {
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void trainings_of_batches_of_any_size_end_in_the_same_bits() throws Exception {
    List<String> one = lines(TrainingHash.class, 1);
    assertThat(one).hasSize(21);
    assertThat(lines(TrainingHash.class, 2)).isEqualTo(one);
  }

  private static List<String> lines(Class<?> program, int threads)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            MARK);
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes())
            .lines()
            .filter(line -> line.startsWith(MARK))
            .map(line -> line.substring(MARK.length()))
            .toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
