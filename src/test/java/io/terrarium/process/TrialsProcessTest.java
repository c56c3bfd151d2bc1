package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has found, trained in and played by later processes. */
class TrialsProcessTest {

  @TempDir private Path directory;

  @Test
  void evaluate_gives_the_table_that_evolve_ended_with_for_any_number_of_workers() {
    Tiny.Undisturbed undisturbed = Tiny.undisturbed();
    String run = undisturbed.run().toString();
    Ended table = Program.with().run("evaluate", run, "--workers", "2").well();
    assertThat(undisturbed.ended().out()).contains(table.out());

    String scb = undisturbed.run().resolve("scb.pb").toString();
    Ended json = Program.with().run("evaluate", scb, "--json", "--workers", "1").well();
    JsonArray rows = JsonParser.parseString(json.out()).getAsJsonArray();
    assertThat(rows).hasSize(2);
    rows.forEach(row -> assertInTable(row.getAsJsonObject(), table.out()));
  }

  private static void assertInTable(JsonObject row, String table) {
    assertThat(table.lines())
        .anyMatch(
            line ->
                line.startsWith(row.get("algorithm").getAsString())
                    && line.contains(
                        String.format(Locale.ROOT, " %.1f ", row.get("mean").getAsDouble())));
  }

  @Test
  void a_table_that_cannot_be_written_is_not_done() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no disk that is always full");
    String run = Tiny.undisturbed().run().toString();
    List<String> toFullDisk = List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh");
    Ended ended = Program.with().behind(toFullDisk).run("evaluate", run, "--agents", "1");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints())
        .containsExactly(
            "terrarium: standard output cannot be written to, so some of the output is missing; make"
                + " room for it or choose another place.");
  }

  @Test
  void an_agent_plays_from_its_file_as_well_as_when_it_was_trained() {
    String run = Tiny.undisturbed().run().toString();
    String file = directory.resolve("agent.pb").toString();
    String[] train = {"train", run, "--algorithm", "dqn", "--seed", "3", "--out", file, "--json"};
    Ended trained = Program.with().run(train).well();
    Ended played = Program.with().run("evaluate", file, "--seed", "3", "--json").well();
    JsonObject agent = JsonParser.parseString(trained.out()).getAsJsonObject();
    JsonArray rows = JsonParser.parseString(played.out()).getAsJsonArray();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getAsJsonObject().get("mean").getAsDouble())
        .isEqualTo(agent.get("return").getAsDouble());
  }
}
