package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.run.RunEvent.Started;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {

  @TempDir Path directory;

  @Test
  void timings_are_appended_across_starts() {
    Path file = directory.resolve("timings.csv");
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:02Z"), ZoneOffset.UTC);
    for (int workers = 1; workers <= 2; workers++) {
      TimingsFile timings = new TimingsFile(file, clock);
      timings.on(new Started(0, 30, workers));
      timings.on(Samples.finished(workers));
    }

    assertThat(file)
        .hasContent(
            """
            generation,started,seconds,trainings,trainings_per_second,workers
            1,2026-01-01T00:00:00Z,2,128,64,1
            2,2026-01-01T00:00:00Z,2,128,64,2
            """);
  }

  @Test
  void timings_after_half_a_row_begin_a_new_line() throws IOException {
    Path file = Files.writeString(directory.resolve("timings.csv"), "generation,started\n1,2026-0");

    new TimingsFile(file, Clock.systemUTC()).on(Samples.finished(2));

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
