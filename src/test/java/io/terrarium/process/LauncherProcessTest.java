package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

  @Test
  void a_program_whose_classes_cannot_be_stored_runs_and_that_is_tried_once_a_build()
      throws Exception {
    Files.createFile(root.resolve("go"));
    Files.createFile(Files.createDirectory(root.resolve("config")).resolve("quickstart.conf"));
    assertThat(launcher.run("--version").well().complaints())
        .hasSize(2)
        .last()
        .isEqualTo("terrarium: preparing faster starts.");
    assertThat(launcher.run("--version").well().complaints()).isEmpty();
    assertThat(root.resolve("target/.archive")).doesNotExist();
  }

  @Test
  void a_checkout_that_is_not_built_where_one_may_not_write_is_refused_in_a_sentence()
      throws Exception {
    Ended ended = asReader().run("--version");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("terrarium: has to be built first")
        .contains("target cannot be written to");
  }

  @Test
  void what_was_built_runs_where_one_may_not_write_and_its_age_is_said() throws Exception {
    Path jar = Files.createFile(root.resolve("target/terrarium.jar"));
    assertThat(asReader().run("--version").well().err()).isEmpty();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.fromMillis(60_000));
    Ended old = asReader().run("--version").well();
    assertThat(old.out()).isEqualTo("ran\n");
    assertThat(old.complaints()).singleElement().asString().contains("what was built runs");
  }

  /** By one who may only read the checkout, with a java that needs no files of this user's. */
  private Program asReader() throws Exception {
    make_writable();
    Path jdk = root.resolve("jdk");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho ran\n").toFile().setExecutable(true);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17\"\nMODULES=\"java.base\"\n");
    assertThat(new ProcessBuilder("chmod", "-R", "a+rX,a-w", root.toString()).start().waitFor())
        .isZero();
    Program reader = launcher.behind(List.of("env", "JAVA_HOME=" + jdk));
    if (!Files.isWritable(root)) {
      return reader;
    }
    List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "root may write anywhere");
    return reader.behind(nobody);
  }

  @AfterEach
  void make_writable() throws Exception {
    new ProcessBuilder("chmod", "-R", "u+w", root.toString()).start().waitFor();
  }
}
