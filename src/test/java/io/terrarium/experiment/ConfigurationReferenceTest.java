package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.docs.Generated;
import io.terrarium.file.NumberText;
import io.terrarium.hocon.SectionType;
import io.terrarium.run.MetricsRow;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyHyperparameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of keys are made of the sections of an experiment and of what is registered. */
class ConfigurationReferenceTest {

  private static final Registries REGISTRIES = Registries.load();

  private static final List<Strategy> STRATEGIES = REGISTRIES.strategies().all();

  /**
   * A row of the table of keys.
   *
   * @param value the default, as an experiment would say it; empty if there is none
   * @param sentence what the key means
   */
  private record KeyRow(String key, Optional<String> value, String sentence) {

    String markdown() {
      return "| `%s` | %s | %s |\n".formatted(key, value.orElse("-"), sentence);
    }
  }

  @Test
  void the_table_of_keys_is_that_of_the_sections() throws IOException {
    String rows = keyRows().stream().map(KeyRow::markdown).collect(Collectors.joining());
    Generated.assertHolds(
        "docs/experiment.md", "keys", "| key | default | meaning |\n| --- | --- | --- |\n" + rows);
  }

  @Test
  void the_hyperparameters_of_strategies_are_those_that_they_declare() throws IOException {
    String rows =
        StrategyKeys.all(STRATEGIES).stream()
            .map(ConfigurationReferenceTest::row)
            .collect(Collectors.joining());
    Generated.assertHolds(
        "docs/hyperparameters.md",
        "strategies",
        "| key | of | values | default | meaning |\n| --- | --- | --- | --- | --- |\n" + rows);
  }

  @Test
  void every_key_says_what_it_is() {
    assertThat(keyRows()).isNotEmpty().noneMatch(row -> row.sentence().isBlank());
  }

  /**
   * Every key of every section but {@code agents}, in the order in which an experiment is written.
   */
  private static List<KeyRow> keyRows() {
    return ExperimentSections.of(REGISTRIES.tasks().all()).stream()
        .flatMap(section -> section.rows().stream())
        .flatMap(row -> Stream.concat(Stream.of(keyRow(row)), declaredAfter(row.path())))
        .toList();
  }

  private static KeyRow keyRow(SectionType.Row row) {
    return new KeyRow(
        row.path(), row.ifAbsent().map(ConfigurationReferenceTest::code), row.meaning());
  }

  private static String code(String value) {
    return "`" + value.replace("\"", "") + "`";
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

  /** The rows of the keys that strategies declare, after the last that all of them have. */
  private static Stream<KeyRow> declaredAfter(String key) {
    return key.equals("strategy.sigma")
        ? StrategyKeys.all(STRATEGIES).stream().map(ConfigurationReferenceTest::keyRow)
        : Stream.of();
  }

  private static KeyRow keyRow(StrategyHyperparameter declared) {
    return new KeyRow(
        "strategy." + declared.name(),
        Optional.of(code(text(declared.defaultValue()))),
        "Of %s. %s".formatted(users(declared), declared.meaning()));
  }

  private static String users(StrategyHyperparameter hyperparameter) {
    return STRATEGIES.stream()
        .filter(strategy -> strategy.hyperparameters().contains(hyperparameter))
        .map(Strategy::name)
        .collect(Collectors.joining(", "));
  }

  private static String row(StrategyHyperparameter hyperparameter) {
    return "| `strategy.%s` | %s | %s | `%s` | %s |%n"
        .formatted(
            hyperparameter.name(),
            users(hyperparameter),
            values(hyperparameter),
            text(hyperparameter.defaultValue()),
            hyperparameter.meaning());
  }

  private static String values(StrategyHyperparameter hyperparameter) {
    return switch (hyperparameter.kind()) {
      case FLAG -> "true or false";
      case CHOICE -> String.join(", ", hyperparameter.choices());
      case WHOLE -> "whole, " + numbers(hyperparameter);
      case REAL -> numbers(hyperparameter);
    };
  }

  private static String numbers(StrategyHyperparameter hyperparameter) {
    String from =
        hyperparameter.minimum() == Float.MIN_VALUE
            ? "above 0"
            : "from " + NumberText.of((float) hyperparameter.minimum());
    return hyperparameter.maximum() == Float.MAX_VALUE
        ? from
        : from + " to " + NumberText.of((float) hyperparameter.maximum());
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
    if (value instanceof Float number) {
      return NumberText.of(number);
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
