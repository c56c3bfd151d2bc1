package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.docs.Generated;
import io.terrarium.file.NumberText;
import io.terrarium.run.MetricsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of keys are made from {@code reference.conf} and from what algorithms declare. */
class ConfigurationReferenceTest {

  private static final Config DEFAULTS =
      ConfigFactory.parseResources("reference.conf").getConfig("terrarium.experiment");

  /**
   * A row of the table of keys.
   *
   * @param value the default, as an experiment would say it
   * @param sentence what the key means
   */
  private record KeyRow(String key, String value, String sentence) {

    String markdown() {
      return "| `%s` | `%s` | %s |\n".formatted(key, value, sentence);
    }
  }

  @Test
  void the_table_of_keys_is_that_of_the_defaults() throws IOException {
    String rows = keyRows().stream().map(KeyRow::markdown).collect(Collectors.joining());
    Generated.assertHolds(
        "docs/experiment.md", "keys", "| key | default | meaning |\n| --- | --- | --- |\n" + rows);
  }

  @Test
  void every_key_says_what_it_is() {
    assertThat(keyRows()).isNotEmpty().noneMatch(row -> row.sentence().isBlank());
  }

  /** Every key that has a default, in the order of the file that declares it. */
  private static List<KeyRow> keyRows() {
    return DEFAULTS.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().origin().lineNumber()))
        .map(entry -> keyRow(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static KeyRow keyRow(String key, ConfigValue value) {
    String sentence =
        value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
    String shown = value.render(ConfigRenderOptions.concise()).replace("\"", "");
    return new KeyRow(key, shown, sentence);
  }

  @Test
  void the_hyperparameters_are_those_that_the_algorithms_declare() throws IOException {
    String sections =
        ServiceLoader.load(Algorithm.class).stream()
            .map(ServiceLoader.Provider::get)
            .map(ConfigurationReferenceTest::section)
            .collect(Collectors.joining("\n"));
    Generated.assertHolds("docs/hyperparameters.md", "hyperparameters", sections);
  }

  @Test
  void what_was_published_otherwise_for_an_environment_is_that_of_the_defaults()
      throws IOException {
    Config published =
        ConfigFactory.parseResources("reference.conf").getConfig("terrarium.published");
    String rows =
        published.root().keySet().stream()
            .sorted()
            .map(name -> published(name, published.getConfig(ConfigUtil.quoteString(name))))
            .collect(Collectors.joining());
    Generated.assertHolds(
        "docs/hyperparameters.md",
        "published",
        "| environment | algorithms | run | `agents.` |\n| --- | --- | --- | --- |\n" + rows);
  }

  @Test
  void the_columns_of_the_metrics_are_all_explained() throws IOException {
    String page = Files.readString(Path.of("docs/run.md"));
    for (String column : MetricsRow.header(List.of("ALGORITHM")).strip().split(",")) {
      assertThat(page).contains("| `" + column + "` |");
    }
  }

  private static String published(String environment, Config settings) {
    String run = published(settings.withoutPath("algorithms").withoutPath("agents"));
    String agents = settings.hasPath("agents") ? published(settings.getConfig("agents")) : "";
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            environment, String.join(", ", settings.getStringList("algorithms")), run, agents);
  }

  private static String published(Config settings) {
    return settings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "`%s = %s`".formatted(entry.getKey(), text(entry.getValue().unwrapped())))
        .collect(Collectors.joining(", "));
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(ConfigurationReferenceTest::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Number number ? NumberText.of(number.doubleValue()) : value.toString();
  }

  private static String section(Algorithm algorithm) {
    return "## `agents.%s`%n%n| key | values | where it is left out | form |%n"
            .formatted(algorithm.name())
        + "| --- | --- | --- | --- |\n"
        + algorithm.hyperparameters().stream()
            .map(ConfigurationReferenceTest::row)
            .collect(Collectors.joining());
  }

  private static String row(Hyperparameter hyperparameter) {
    String published =
        hyperparameter.published().stream().map(NumberText::of).collect(Collectors.joining(", "));
    return "| `%s` | %s | `%s` | %s |%n"
        .formatted(
            hyperparameter.name(),
            values(hyperparameter),
            hyperparameter.published().size() == 1 ? published : "[" + published + "]",
            hyperparameter.fixed() ? "one value" : "one value, or a list to draw from");
  }

  private static String values(Hyperparameter hyperparameter) {
    return switch (hyperparameter.kind()) {
      case FLAG -> "true or false (1 or 0)";
      case INTEGER -> "whole, from " + NumberText.of(hyperparameter.minimum());
      case REAL -> real(hyperparameter);
    };
  }

  private static String real(Hyperparameter hyperparameter) {
    String maximum = NumberText.of(hyperparameter.maximum());
    return hyperparameter.minimum() == Float.MIN_NORMAL
        ? "above 0, to " + maximum
        : NumberText.of(hyperparameter.minimum()) + " to " + maximum;
  }
}
