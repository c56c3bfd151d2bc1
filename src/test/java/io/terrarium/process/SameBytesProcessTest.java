package io.terrarium.process;

import static io.terrarium.process.Tiny.assertSameBytes;
import static io.terrarium.process.Tiny.evolve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same seed, same bytes, whatever it runs on. */
class SameBytesProcessTest {

  @TempDir private Path directory;

  @Test
  void a_second_process_is_refused_and_the_first_with_two_workers_makes_the_same_bytes() {
    Path run = run();
    Running first = Program.with().start(evolve(run, 2)).until("generation 1/4").suspend();
    Ended second = Program.with().run(evolve(run, 1));
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.out()).isEmpty();
    assertThat(second.complaints())
        .containsExactly(
            "terrarium: %s is in use by process %d; wait for it, or choose another directory."
                .formatted(run, first.process().pid()));
    first.resume().end().well();
    assertSameBytes(run);
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256})
  void vectors_of_another_width_and_three_workers_make_the_same_bytes(int bits) {
    Path run = run();
    Program.with("-Dterrarium.vector-bits=" + bits).run(evolve(run, 3)).well();
    assertThat(run.resolve("provenance.json")).content().contains("vectors of " + bits + " bits");
    assertSameBytes(run);
  }

  @Test
  void plain_kernels_that_were_asked_for_make_the_same_bytes_without_a_warning() {
    Path run = run();
    Ended ended = Program.with("-Dterrarium.kernels=plain").run(evolve(run, 1)).well();
    assertThat(ended.complaints()).isEmpty();
    assertThat(run.resolve("provenance.json")).content().contains("plain Java");
    assertSameBytes(run);
  }

  @Test
  void a_jvm_without_the_vector_module_says_so_once_and_makes_the_same_bytes() {
    Path run = run();
    Ended ended = Program.withoutVectors().run(evolve(run, 1)).well();
    assertThat(ended.complaints())
        .singleElement()
        .asString()
        .contains("without jdk.incubator.vector");
    assertThat(run.resolve("provenance.json")).content().contains("plain Java");
    assertSameBytes(run);
  }

  @Test
  void a_jvm_without_c2_says_so_once_and_makes_the_same_bytes() {
    Path run = run();
    Program program =
        Program.with().behind(List.of("env", "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1"));
    Ended ended = program.run(evolve(run, 1)).well();
    assertThat(ended.complaints())
        .singleElement()
        .asString()
        .contains("-XX:TieredStopAtLevel=1", "does not compile vectors");
    assertThat(run.resolve("provenance.json")).content().contains("plain Java");
    assertSameBytes(run);
  }

  @Test
  void another_jdk_makes_the_same_bytes() {
    Optional<Path> jdk = OtherJdk.find();
    assumeTrue(jdk.isPresent(), "no other JDK is here; TERRARIUM_TEST_JDK may name one");
    Path run = run();
    Program.of(jdk.get()).run(evolve(run, 2)).well();
    assertSameBytes(run);
  }

  private Path run() {
    return directory.resolve("run");
  }
}
