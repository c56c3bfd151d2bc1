package io.terrarium.process;

import static io.terrarium.process.Tiny.assertSame;
import static io.terrarium.process.Tiny.evolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which backend a run computes with, and what that binds it to. */
class BackendProcessTest {

  private static final String[] ON_ND4J = {
    "--set", "compute.backend=nd4j", "--set", "strategy.population=20", "--generations", "2"
  };

  @TempDir private Path directory;

  /** A population of two leases. */
  @Test
  void a_run_on_nd4j_repeats_for_any_number_of_workers_and_does_not_go_on_on_simd() {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    Running other = Program.with().start(evolve(two, 2, ON_ND4J));
    Program.with().run(evolve(one, 1, ON_ND4J)).well();
    other.end().well();
    assertThat(one.resolve("provenance.json")).content().contains("nd4j, ND4J");
    assertSame(two, one, "experiment.conf", "metrics.csv", "scb.pb");
    assertRefused(
        Program.with().run(evolve(one, 1, "--set", "strategy.population=20")), "compute.backend");
  }

  @Test
  void a_run_begun_on_simd_does_not_go_on_on_nd4j() {
    Path run = Tiny.undisturbed().run();
    assertRefused(
        Program.with().run(evolve(run, 1, "--set", "compute.backend=nd4j")), "compute.backend");
  }

  @Test
  void without_nd4j_on_the_class_path_a_run_takes_simd_and_says_so() {
    Path run = directory.resolve("run");
    Ended ended = Program.withoutNd4j().run(evolve(run, 1, "--generations", "1")).well();
    assertThat(ended.out()).startsWith("compute.backend = auto takes simd: ");
    assertThat(run.resolve("scb.pb")).exists();
  }

  @Test
  void without_nd4j_on_the_class_path_its_backend_is_refused() {
    Path run = directory.resolve("run");
    assertRefused(Program.withoutNd4j().run(evolve(run, 1, ON_ND4J)), "ND4J is not on the class");
    assertThat(run).doesNotExist();
  }

  private static void assertRefused(Ended ended, String why) {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.complaints()).singleElement().asString().contains(why);
  }

  @Test
  void a_run_on_simd_loads_nothing_of_nd4j() {
    Path loaded = directory.resolve("loaded");
    Program.with("-Xlog:class+load:file=" + loaded)
        .run(evolve(directory.resolve("run"), 1, "--generations", "1"))
        .well();
    assertThat(loaded)
        .content()
        .contains("io.terrarium.compute.simd.SimdBackend")
        .doesNotContain("org.nd4j", "org.bytedeco");
  }
}
