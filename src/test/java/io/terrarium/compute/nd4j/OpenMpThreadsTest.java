package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.TrainingHash;
import io.terrarium.process.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many threads OpenMP has, which only a process's environment says, is no part of a result. */
class OpenMpThreadsTest {

  /** What tells the programs' lines from those of ND4J's log. */
  private static final String MARK = "hash: ";

  @Test
  void every_operation_gives_the_same_bits_for_any_number_of_threads() {
    List<String> one = lines(Nd4jHash.class, 1);
    List<String> two = lines(Nd4jHash.class, 2);
    assertThat(one).endsWith("1 threads");
    assertThat(two).endsWith("2 threads");
    assertThat(withoutLast(two)).isEqualTo(withoutLast(one));
  }

  private static List<String> withoutLast(List<String> lines) {
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void trainings_of_batches_of_any_size_end_in_the_same_bits() {
    List<String> one = lines(TrainingHash.class, 1);
    assertThat(one).hasSize(8);
    assertThat(lines(TrainingHash.class, 2)).isEqualTo(one);
  }

  private static List<String> lines(Class<?> program, int threads) {
    return Program.of(program, "-Xmx512m", "-XX:+UseSerialGC")
        .behind(List.of("env", "OMP_NUM_THREADS=" + threads))
        .run(MARK)
        .well()
        .out()
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()))
        .toList();
  }
}
