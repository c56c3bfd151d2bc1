package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.terrarium.cli.Cli;
import io.terrarium.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import}, and other commands that use what it writes. */
class LocalImportsTest {

  private static final Path CART_POLE = Path.of("src/test/resources/golden/published/cartpole");

  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void prepare() {
    out = directory.resolve("imported/cartpole");
  }

  @Test
  void agents_that_are_trained_in_an_imported_scb_solve_the_real_environment() {
    assertThat(importCartPole().err()).isEmpty();

    Cli evaluated =
        run(
            "evaluate",
            out.toString(),
            "--algorithms",
            "dqn",
            "--agents",
            "2",
            "--workers",
            "1",
            "--json");
    double mean =
        JsonParser.parseString(evaluated.out())
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject()
            .get("mean")
            .getAsDouble();
    assertThat(mean).isGreaterThan(475);
  }

  @Test
  void evolve_does_not_take_an_imported_scb_for_a_run_that_could_go_on() throws IOException {
    importCartPole();
    byte[] scb = Files.readAllBytes(out.resolve("scb.pb"));

    Cli evolved =
        run(
            "evolve",
            out.resolve("experiment.conf").toString(),
            "--run",
            out.toString(),
            "--workers",
            "1");

    assertThat(evolved.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(evolved.err())
        .isEqualToIgnoringNewLines(
            "terrarium: "
                + out
                + " holds a result but not a run that could go on, as an imported directory does; start anew"
                + " in another directory with --run.");
    assertThat(out.resolve("scb.pb")).hasBinaryContent(scb);
  }

  @Test
  void what_is_refused_leaves_no_directory() throws IOException {
    Path foreign = Files.writeString(directory.resolve("foreign.pkl"), "cos\nsystem\n");

    Cli imported = run("import", foreign.toString(), "--out", out.toString());

    assertThat(imported.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(imported.err().lines()).hasSize(1);
    assertThat(out.getParent()).doesNotExist();
  }

  private Cli importCartPole() {
    return run(
        "import",
        CART_POLE.resolve("checkpoint.pkl").toString(),
        "--config",
        CART_POLE.resolve("config.yaml").toString(),
        "--out",
        out.toString());
  }

  private static Cli run(String... arguments) {
    return Cli.run(UseCases.load(), arguments);
  }
}
