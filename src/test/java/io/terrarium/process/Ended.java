package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a process has left: its exit code, standard output, and standard error. */
public record Ended(int exitCode, String out, String err) {

  /** The same, after a check that it ended well. */
  public Ended well() {
    assertThat(exitCode).as("%s%n%s", out, err).isZero();
    return this;
  }

  /** Standard error without what the JVM itself says there. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("terrarium: ")).toList();
  }
}
