package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that has to be built. */
class LauncherProcessTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>builds
      until [ -f go ]; do sleep 0.1; done
      cp built.jar target/terrarium.jar
      """;

  @TempDir private Path root;
  private Program launcher;

  @BeforeEach
  void make_a_checkout() throws IOException {
    Checkout.make(root);
    Files.move(root.resolve("target/terrarium.jar"), root.resolve("built.jar"));
    Files.writeString(root.resolve("mvnw"), MAVEN).toFile().setExecutable(true);
    launcher = new Program(List.of("sh", root.resolve("terrarium").toString()));
  }

  @Test
  void one_of_two_builds_and_the_other_says_for_whom_it_waits() throws Exception {
    Running first = launcher.start("--version").untilError("building;");
    Running second = launcher.start("--version").untilError("waiting");
    Files.createFile(root.resolve("go"));
    assertThat(first.end().well().out()).isEqualTo(second.end().well().out()).isNotEmpty();
    assertThat(second.end().complaints())
        .containsExactly(
            "terrarium: waiting for process %d to finish building."
                .formatted(first.process().pid()));
    assertThat(root.resolve("builds")).content().hasLineCount(1);
  }

  @Test
  void the_lock_of_a_process_that_is_gone_holds_nobody_up() throws Exception {
    Files.writeString(root.resolve("target/.lock"), ProcessHandle.current().pid() + "\n");
    Files.createFile(root.resolve("go"));
    assertThat(launcher.run("--version").well().complaints())
        .singleElement()
        .asString()
        .contains("building;");
  }
}
