package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.UseCases;
import io.terrarium.process.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A signal while a command starts makes the command fail, and that is not a defect. */
class JvmShutdownTest {

  @Test
  void it_has_not_begun_while_all_is_well() {
    assertThat(JvmShutdown.hasBegun()).isFalse();
    assertThat(JvmShutdown.hasBegun()).isFalse();
  }

  @Test
  void what_fails_while_the_jvm_ends_is_not_said() {
    var ended = Program.of(Ending.class).run();
    assertThat(ended.out()).isEqualTo("exit 130\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void work_that_begins_while_the_jvm_ends_needs_no_hook() {
    assertThat(Program.of(BeginningLate.class).run().out()).isEqualTo("begun\n");
  }

  /**
   * Fails in a hook of the JVM's end, as a node does whose actor system is gone before it is up.
   */
  static final class Ending {
    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(Ending::startNode));
      System.exit(0);
    }

    private static void startNode() {
      UseCases useCases = new FakeUseCases(Path.of("none")).useCases();
      UseCases failing =
          new UseCases(
              useCases.evolution(),
              useCases.trials(),
              useCases.imports(),
              useCases.benchmarks(),
              request -> {
                throw new IllegalStateException("cannot create children while terminating");
              });
      int code = Main.commandLine(failing).execute("node", "--workers", "1");
      System.out.println("exit " + code);
    }
  }

  /** Begins work that Ctrl-C is to stop in order, in a hook of the JVM's end. */
  static final class BeginningLate {
    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(BeginningLate::work));
      System.exit(0);
    }

    private static void work() {
      try (ShutdownHook interrupt = ShutdownHook.doing(() -> {})) {
        System.out.println("begun");
      }
    }
  }
}
