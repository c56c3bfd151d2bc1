package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.file.BadInput;
import io.terrarium.file.ContentHash;
import io.terrarium.run.RunEvent.Started;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {

  @TempDir Path directory;

  @Test
  void timings_are_appended_across_starts() {
    Path file = directory.resolve("timings.csv");
    new TimingsFile(file).on(Samples.finished(1));
    new TimingsFile(file).on(Samples.finished(2));

    assertThat(file)
        .hasContent(
            """
            generation,started,seconds,trainings,trainings_per_second,workers
            1,2026-01-01T00:00:00Z,2,128,64,3
            2,2026-01-01T00:00:00Z,2,128,64,3
            """);
  }

  @Test
  void timings_of_generations_from_elsewhere_take_the_place_of_what_was_here() throws IOException {
    Path file = directory.resolve("timings.csv");
    new TimingsFile(file).on(Samples.finished(1));
    new TimingsFile(file).on(Samples.finished(1));
    new TimingsFile(file).on(Samples.finished(7));

    new TimingsFile(file).rewrite(Samples.kept(2, Samples.TIMING));

    assertThat(file)
        .hasContent(
            """
            generation,started,seconds,trainings,trainings_per_second,workers
            0,2026-01-01T00:00:00Z,2,128,64,3
            1,2026-01-01T00:00:00Z,2,128,64,3
            """);
  }

  @Test
  void what_is_not_known_of_a_generation_is_what_the_row_has_that_is_here_or_else_nothing()
      throws IOException {
    Path file = directory.resolve("timings.csv");
    new TimingsFile(file).on(Samples.finished(1));
    Files.writeString(file, "2,2026-0", StandardOpenOption.APPEND);

    Timing unknown = new Timing(Optional.empty(), 5, 128, OptionalInt.empty());
    new TimingsFile(file).rewrite(Samples.kept(3, unknown));

    assertThat(file)
        .hasContent(
            """
            generation,started,seconds,trainings,trainings_per_second,workers
            0,,5,128,25.6,
            1,2026-01-01T00:00:00Z,2,128,64,3
            2,,5,128,25.6,
            """);
  }

  @Test
  void timings_after_half_a_row_begin_a_new_line() throws IOException {
    Path file = Files.writeString(directory.resolve("timings.csv"), "generation,started\n1,2026-0");

    new TimingsFile(file).on(Samples.finished(2));

    assertThat(Files.readAllLines(file)).hasSize(3).element(1).isEqualTo("1,2026-0");
    assertThat(Files.readAllLines(file).get(2)).startsWith("2,");
  }

  @Test
  void provenance_lists_each_start() throws IOException {
    Path file = directory.resolve("provenance.json");
    ProcessStart start = new ProcessStart(List.of("evolve", "a b.conf"), "Vector API, 256 bits");

    new Provenance(file, start).on(new Started(0, 30, 2));
    new Provenance(file, start).on(new Started(7, 30, 3));

    JsonArray starts = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    JsonObject last = starts.get(1).getAsJsonObject();
    assertThat(starts).hasSize(2);
    assertThat(last.keySet())
        .containsExactly(
            "started",
            "generation",
            "workers",
            "command",
            "build",
            "jdk",
            "system",
            "architecture",
            "cpus",
            "kernels",
            "host");
    assertThat(last.get("generation").getAsLong()).isEqualTo(7);
    assertThat(last.get("command").getAsJsonArray().get(1).getAsString()).isEqualTo("a b.conf");
    assertThat(last.getAsJsonObject("build").get("hash").getAsString()).matches("[0-9a-f]{64}");
  }

  @Test
  void provenance_of_a_run_that_was_followed_says_who_has_computed_it_and_nothing_of_kernels()
      throws IOException {
    Path file = directory.resolve("provenance.json");
    ProcessStart start = new ProcessStart(List.of("evolve", "--join"), "Vector API, 256 bits");
    ClusterComputation computation =
        new ClusterComputation(
            "small", List.of("a:1", "b:2"), Map.of("b:2", List.of("cpu:0", "cpu:1")));

    new Provenance(file, start).followed(computation, Instant.parse("2026-01-01T00:00:00Z"), 3);

    JsonObject entry =
        JsonParser.parseString(Files.readString(file)).getAsJsonArray().get(0).getAsJsonObject();
    assertThat(entry.has("kernels")).isFalse();
    assertThat(entry.get("started").getAsString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(entry.get("generation").getAsInt()).isEqualTo(3);
    assertThat(entry.get("workers").getAsInt()).isEqualTo(2);
    assertThat(entry.get("followed"))
        .hasToString(
            "{\"run\":\"small\",\"hosts\":[\"a:1\",\"b:2\"],\"nodes\":{\"b:2\":[\"cpu:0\",\"cpu:1\"]}}");
  }

  @Test
  void a_host_in_a_cluster_does_not_know_its_workers_when_it_starts() throws IOException {
    Path file = directory.resolve("provenance.json");
    new Provenance(file, new ProcessStart(List.of(), "plain")).on(new Started(0, 30, 0));
    assertThat(Files.readString(file)).doesNotContain("workers");
  }

  @Test
  void provenance_that_is_no_list_is_not_overwritten() throws IOException {
    Path file = Files.writeString(directory.resolve("provenance.json"), "{}");

    assertThatThrownBy(
            () ->
                new Provenance(file, new ProcessStart(List.of(), "plain")).on(new Started(0, 1, 1)))
        .isInstanceOf(BadInput.class);
    assertThat(file).hasContent("{}");
  }

  @Test
  void plugins_on_the_class_path_count_as_part_of_the_build() throws IOException {
    Path plugins = Files.createDirectory(directory.resolve("plugins"));
    Path jar = Files.writeString(plugins.resolve("maze.jar"), "classes");
    Path library = Files.writeString(directory.resolve("library.jar"), "classes");
    String classPath =
        library + File.pathSeparator + jar + File.pathSeparator + plugins.resolve("gone.jar");

    assertThat(Build.plugins(classPath)).containsOnlyKeys("maze.jar");
    assertThat(Build.plugins(classPath).get("maze.jar")).isEqualTo(ContentHash.of(jar));
  }
}
