package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.report.EventFiles;
import io.terrarium.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a process that follows a cluster's run is complete. */
@Timeout(60)
class ClusterRunTest {

  private static final Path TINY = Path.of("src/test/resources/process/tiny.conf");

  @TempDir Path folder;

  @Test
  void it_has_the_whole_curve_and_says_who_computed_it_however_often_the_run_is_followed()
      throws IOException {
    try (ClusterNodes nodes = new ClusterNodes(folder.resolve("nodes"))) {
      Nodes.Running node = nodes.start(0, List.of(), Optional.empty(), Optional.empty());
      Path run = folder.resolve("tiny");
      Path hosted = folder.resolve("nodes/tiny");
      for (int times = 0; times < 2; times++) {
        follow(node, run);
        assertWhole(run);
        assertThat(run.resolve("timings.csv"))
            .hasSameBinaryContentAs(hosted.resolve("timings.csv"));
        JsonObject entry = provenance(run).get(0).getAsJsonObject();
        assertThat(provenance(run)).hasSize(1);
        assertThat(entry.get("generation").getAsInt()).isZero();
        assertThat(entry.get("followed"))
            .hasToString(
                "{\"run\":\"tiny\",\"hosts\":[\"%1$s\"],\"nodes\":{\"%1$s\":[\"cpu:0\"]}}"
                    .formatted(node.address()));
      }
      // The node and the process that follows may share the folder of runs.
      follow(node, hosted);
      assertWhole(hosted);
      assertThat(provenance(hosted)).hasSize(1);
      assertThat(provenance(hosted).get(0).getAsJsonObject().has("followed")).isFalse();
    }
  }

  private static void follow(Nodes.Running node, Path run) {
    Evolution.Request request =
        Evolution.Request.here(ExperimentSource.file(TINY), run, 1)
            .in(ClusterContact.of(ClusterNodes.HOST, List.of(node.address())));
    try (Evolution.Prepared prepared = new LocalEvolution(Registries.load()).prepare(request)) {
      assertThat(prepared.run((RunEvent event) -> {})).isTrue();
    }
  }

  private static void assertWhole(Path run) throws IOException {
    assertThat(EventFiles.steps(run)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(Files.readAllLines(run.resolve("timings.csv")))
        .hasSize(1 + 4)
        .last()
        .asString()
        .startsWith("3,20")
        .endsWith(",1");
  }

  private static JsonArray provenance(Path run) throws IOException {
    return JsonParser.parseString(Files.readString(run.resolve("provenance.json")))
        .getAsJsonArray();
  }
}
