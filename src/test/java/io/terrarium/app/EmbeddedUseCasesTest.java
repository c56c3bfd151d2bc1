package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.ExperimentSource;
import io.terrarium.run.RunEvent;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that has {@code app} and not the libraries of the commands. */
@Timeout(120)
class EmbeddedUseCasesTest {

  private static final List<String> OF_THE_COMMANDS =
      List.of(
          "picocli",
          "progressbar",
          "jline",
          "logback",
          "akka-http",
          "akka-management",
          "prometheus");

  @TempDir Path folder;

  @Test
  void it_hosts_a_node_starts_a_run_there_and_one_of_its_own() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader tests = thread.getContextClassLoader();
    try (URLClassLoader application = withoutTheCommandsLibraries()) {
      thread.setContextClassLoader(application);
      assertThatThrownBy(() -> application.loadClass("picocli.CommandLine"))
          .isInstanceOf(ClassNotFoundException.class);
      application
          .loadClass(Application.class.getName())
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {folder.toString()});
    } finally {
      thread.setContextClassLoader(tests);
    }
    for (String file : List.of("scb.pb", "metrics.csv", "report.html", "curve.svg")) {
      assertThat(folder.resolve("there").resolve(file)).as(file).exists();
      assertThat(folder.resolve("here").resolve(file)).as(file).exists();
    }
    assertThat(folder.resolve("there/scb.pb"))
        .hasSameBinaryContentAs(folder.resolve("here/scb.pb"));
    // A process that has a log of its own gets no files of it.
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(file -> file.getFileName().toString())).doesNotContain("terrarium.log");
    }
  }

  @Test
  void a_run_of_its_own_can_be_left_from_another_thread_and_goes_on() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Evolution.Request request =
        Evolution.Request.here(
            Application.EXPERIMENT.with(List.of("generations=100000")), folder.resolve("left"), 1);
    try (Evolution.Prepared run = UseCases.load().evolution().prepare(request)) {
      Thread other =
          new Thread(
              () -> {
                await(begun);
                run.leave();
              });
      other.start();
      assertThat(run.isElsewhere()).isFalse();
      assertThat(
              run.run(
                  event -> {
                    if (event instanceof RunEvent.GenerationFinished) {
                      begun.countDown();
                    }
                  }))
          .isFalse();
      other.join();
    }
    try (Evolution.Prepared again = UseCases.load().evolution().prepare(request)) {
      assertThat(again.directory()).isDirectory();
    }
  }

  @Test
  void a_node_that_has_left_gives_its_folder_up() {
    Nodes nodes = UseCases.load().nodes();
    Nodes.Running node = nodes.start(request());
    node.leave();
    nodes.start(request()).leave();
  }

  private Nodes.Request request() {
    return new Nodes.Request(
        ClusterNodes.HOST,
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        1,
        folder,
        Optional.of("named"),
        Optional.empty(),
        Optional.empty());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static URLClassLoader withoutTheCommandsLibraries() throws IOException {
    List<URL> kept = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (OF_THE_COMMANDS.stream().noneMatch(new File(entry).getName()::contains)) {
        kept.add(new File(entry).toURI().toURL());
      }
    }
    return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** The application; it is loaded by a class loader of its own. */
  public static final class Application {

    static final ExperimentSource EXPERIMENT =
        ExperimentSource.file(Path.of("src/test/resources/process/tiny.conf"));

    /**
     * Runs the same experiment in a cluster and in this process, below the folder that is named.
     */
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      UseCases terrarium = UseCases.load();
      Nodes.Running node =
          terrarium
              .nodes()
              .start(Nodes.Request.of("127.0.0.1", 0, List.of(), 1, folder.resolve("nodes")));
      try {
        ClusterContact cluster = ClusterContact.of("127.0.0.1", List.of(node.address()));
        Evolution.Request here = Evolution.Request.here(EXPERIMENT, folder.resolve("here"), 1);
        Evolution.Request there =
            Evolution.Request.here(EXPERIMENT, folder.resolve("there"), 1).in(cluster);
        finish(terrarium.evolution(), here);
        finish(terrarium.evolution(), there);
      } finally {
        node.leave();
      }
    }

    private static void finish(Evolution evolution, Evolution.Request request) {
      try (Evolution.Prepared run = evolution.prepare(request)) {
        if (!run.run(event -> {})) {
          throw new IllegalStateException("the run is not finished");
        }
      }
    }
  }
}
