package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders with names that are not ASCII, in the locale of cron, services and containers. A shell
 * makes them, as the JVM of the tests may itself be in that locale.
 */
class LocaleProcessTest {

  /** Moves what is named so to a folder mü, and runs the rest there. */
  private static final String IN_FOLDER =
      "cd \"$1\" && u=$(printf '\\303\\274') && mkdir m$u && mv $2 m$u && cd m$u && shift 2 && exec \"$@\"";

  /** Has an argument with the letter in it after those that are given. */
  private static final String WITH_ARGUMENT = "exec \"$@\" --run \"r$(printf '\\303\\274')n\"";

  @TempDir private Path root;

  @BeforeEach
  void make_a_checkout() throws IOException {
    Checkout.make(root.resolve("checkout"));
    Files.copy(Path.of("src/test/resources/process/tiny.conf"), root.resolve("tiny.conf"));
  }

  @Test
  void the_launcher_works_in_such_a_folder_with_such_an_argument() throws Exception {
    Ended ended =
        launcher("../checkout/terrarium")
            .behind(List.of("sh", "-c", WITH_ARGUMENT, "sh"))
            .behind(inFolder("tiny.conf"))
            .run("evolve", "tiny.conf", "--generations", "1")
            .well();
    assertThat(ended.complaints()).isEmpty();
    assertThat(ended.out()).contains("The result is scb.pb in r");
  }

  /** Of a terminal on another machine, or of a desktop that has since lost its language. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LANG=xx_XX.UTF-8",
        "LC_CTYPE=UTF-8",
        "LANG=xx_XX.UTF-8 LC_CTYPE=C.UTF-8",
        "LANG=C.UTF-8 LC_TIME=xx_XX.UTF-8",
        "LC_ALL=xx_XX.UTF-8"
      })
  void a_locale_that_is_not_installed_gives_way(String locale) throws Exception {
    Ended ended =
        new Program(List.of("sh", "../checkout/terrarium"))
            .behind(List.of(("env -u LANG -u LC_ALL -u LC_CTYPE " + locale).split(" ")))
            .behind(inFolder("tiny.conf"))
            .run("evolve", "tiny.conf", "--set", "nothing=1");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints()).singleElement().asString().contains("`nothing` is not a key");
  }

  @Test
  void a_checkout_works_in_such_a_folder() throws Exception {
    Ended ended = launcher("checkout/terrarium").behind(inFolder("checkout")).run("--version");
    assertThat(ended.well().out()).startsWith("terrarium ");
  }

  @Test
  void where_no_utf8_locale_is_installed_that_is_said_once() throws Exception {
    String script = "#!/bin/sh\n[ \"$1\" = charmap ] && echo ANSI_X3.4-1968 || echo POSIX\n";
    Path locale = Files.createDirectory(root.resolve("bin")).resolve("locale");
    Files.writeString(locale, script).toFile().setExecutable(true);
    String path = "PATH=" + locale.getParent() + ":" + System.getenv("PATH");
    Program launcher = launcher("../checkout/terrarium").behind(List.of("env", path));

    Ended ended = launcher.behind(inFolder("tiny.conf")).run("--version");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints()).singleElement().asString().contains("no UTF-8 locale");
  }

  @Test
  void java_by_itself_names_the_cure() {
    Ended ended =
        Program.with()
            .behind(List.of("env", "LC_ALL=C"))
            .behind(List.of("sh", "-c", "exec \"$@\" r$(printf '\\303\\274')n", "sh"))
            .run("evaluate");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints())
        .singleElement()
        .asString()
        .contains("The argument r", "set LC_ALL to a UTF-8 locale");
  }

  private static Program launcher(String path) {
    return new Program(List.of("sh", path)).behind(List.of("env", "-u", "LANG", "LC_ALL=C"));
  }

  private List<String> inFolder(String moved) {
    return List.of("sh", "-c", IN_FOLDER, "sh", root.toString(), moved);
  }
}
