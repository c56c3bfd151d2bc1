package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster's run may start at a result that only the client's machine has. */
@Timeout(60)
class ClusterStartTest {

  private static final Path TINY = Path.of("src/test/resources/process/tiny.conf");
  private static final Registries REGISTRIES = Registries.load();

  @TempDir Path folder;

  @Test
  void a_cluster_finds_what_one_machine_finds() throws IOException {
    Path start = start();
    evolve("here", start, Optional.empty());
    try (ClusterNodes nodes = new ClusterNodes(folder.resolve("nodes"))) {
      Nodes.Running node = nodes.start(0, List.of(), Optional.empty(), Optional.empty());
      evolve(
          "there",
          start,
          Optional.of(ClusterContact.of(ClusterNodes.HOST, List.of(node.address()))));
    }
    for (String file : List.of("experiment.conf", "metrics.csv", "scb.pb")) {
      assertThat(folder.resolve("there").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
    }
  }

  /** A result that differs from the first mean in one parameter. */
  private Path start() {
    ExperimentSetup setup = ExperimentSource.file(TINY).setUp(REGISTRIES);
    Discovery found = setup.discovery(new RunState(4, setup.task().initialState(), 0));
    found.parameters()[0] = 42;
    Path file = folder.resolve("start.pb");
    DiscoveryFile.write(file, found);
    return file;
  }

  /** Runs from a file that is deleted once the run has begun. */
  private void evolve(String run, Path start, Optional<ClusterContact> cluster) throws IOException {
    Path file = Files.copy(start, folder.resolve(run + ".pb"));
    Evolution.Request request =
        new Evolution.Request(
            ExperimentSource.file(TINY).with(List.of("strategy.start=" + file)),
            folder.resolve(run),
            1,
            cluster);
    try (Evolution.Prepared prepared = new LocalEvolution(REGISTRIES).prepare(request)) {
      Files.delete(file);
      assertThat(prepared.run((RunEvent event) -> {})).isTrue();
    }
  }
}
