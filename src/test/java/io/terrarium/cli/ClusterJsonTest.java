package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import io.terrarium.cluster.replica.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterJsonTest {

  private static final List<ClusterMember> MEMBERS =
      List.of(new ClusterMember("127.0.0.1:25520", "Up", true, List.of("terrarium-node")));

  @Test
  void what_is_not_there_is_null() {
    JsonObject run = json(report("q", Optional.empty(), Optional.empty())).getAsJsonObject("run");
    assertThat(run.get("sentence").isJsonNull()).isTrue();
    assertThat(run.get("standing").getAsString()).isEqualTo("going");
    JsonObject node = run.getAsJsonArray("nodes").get(0).getAsJsonObject();
    assertThat(node.get("refusal").isJsonNull()).isTrue();
    assertThat(node.get("candidates_per_second").getAsJsonArray()).hasSize(2);

    assertThat(json(report("", Optional.empty(), Optional.empty())).get("run").isJsonNull())
        .isTrue();
  }

  @Test
  void sentences_are_texts() {
    JsonObject run =
        json(report("q", Optional.of("why"), Optional.of("not"))).getAsJsonObject("run");
    assertThat(run.get("sentence").getAsString()).isEqualTo("why");
    assertThat(run.getAsJsonArray("nodes").get(0).getAsJsonObject().get("refusal").getAsString())
        .isEqualTo("not");
  }

  @Test
  void the_page_on_clusters_has_the_keys() throws IOException {
    String page = Files.readString(Path.of("docs/cluster.md"));
    String section = page.substring(page.indexOf("\n## status"), page.indexOf("\n## TLS"));
    List<String> documented =
        Pattern.compile("\\| `((?:members|run)[a-z_.]*)` \\|")
            .matcher(section)
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            keys("", json(report("q", Optional.empty(), Optional.empty()))).toList());
  }

  private static Stream<String> keys(String before, JsonElement value) {
    if (value.isJsonArray()) {
      return value.getAsJsonArray().asList().stream().flatMap(one -> keys(before, one)).distinct();
    }
    return value.isJsonObject()
        ? value.getAsJsonObject().entrySet().stream().flatMap(entry -> keys(before, entry))
        : Stream.of();
  }

  private static Stream<String> keys(String before, Map.Entry<String, JsonElement> entry) {
    String key = before + entry.getKey();
    return Stream.concat(Stream.of(key), keys(key + ".", entry.getValue()));
  }

  private static JsonObject json(ClusterReport report) {
    return JsonParser.parseString(Json.of(ClusterJson.of(MEMBERS, report))).getAsJsonObject();
  }

  private static ClusterReport report(
      String name, Optional<String> sentence, Optional<String> refusal) {
    SiteReport site =
        new SiteReport("127.0.0.1:25520", List.of("cpu:0"), refusal, List.of(3.5, 4.0));
    return new ClusterReport(
        11, name, "127.0.0.1:25520", RunStatus.GOING, sentence, 2, "ppo", 1, 6, 0, List.of(site));
  }
}
