package io.terrarium.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that was started, and the files that its output goes to. */
record Running(Process process, Path out, Path err) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Waits until standard output holds a text, or the process is over. */
  Running until(String text) {
    return until(out, text);
  }

  /** Waits until standard error holds a text, or the process is over. */
  Running untilError(String text) {
    return until(err, text);
  }

  private Running until(Path output, String text) {
    while (process.isAlive() && !read(output).contains(text)) {
      pause(5);
    }
    return this;
  }

  /** Lets it run on for so long. */
  Running during(int milliseconds) {
    pause(milliseconds);
    return this;
  }

  /** {@code kill -9}, and waits until it is dead. */
  Ended kill() {
    process.destroyForcibly();
    return end();
  }

  /** What it has said on standard output so far. */
  String said() {
    return read(out);
  }

  /** What Ctrl-C sends, and waits until it is over. */
  Ended interrupt() {
    return signal("INT").end();
  }

  /** Holds it where it is, so that it cannot end before {@link #resume}. */
  Running suspend() {
    return signal("STOP");
  }

  Running resume() {
    return signal("CONT");
  }

  private Running signal(String name) {
    try {
      String pid = Long.toString(process.pid());
      new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it is over. */
  Ended end() {
    return end(PATIENCE);
  }

  /** The same of what may take so long. */
  Ended end(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it hangs; so far: " + read(out) + read(err));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
