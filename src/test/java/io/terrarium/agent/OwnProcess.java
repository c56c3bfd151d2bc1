package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a main class of the tests in a JVM of its own, in which nothing else was compiled before.
 */
final class OwnProcess {

  private OwnProcess() {}

  /** Runs it and returns what it prints. */
  static List<String> lines(Class<?> main, List<String> options)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java);
    builder.command().addAll(options);
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    builder.command().add(main.getName());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
