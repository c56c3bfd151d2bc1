package io.terrarium.experiment;

import io.terrarium.file.NumberText;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.strategy.StrategySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code strategy}: how candidates are searched. It has further keys, which the
 * strategies themselves declare: see {@link StrategyKeys}.
 */
final class StrategySection {

  static final SectionKey<StrategySettings, String> NAME =
      SectionKey.of(
          "name",
          ValueTypes.name(),
          "snes",
          "The evolution strategy: snes, openes, pgpe, sep-cma-es, or one of a plugin.",
          StrategySettings::name);

  static final SectionKey<StrategySettings, Integer> POPULATION =
      SectionKey.of(
          "population",
          ValueTypes.integer(2, 1 << 24),
          128,
          "How many candidates a generation has, at least 2.",
          StrategySettings::population);

  static final SectionKey<StrategySettings, Float> SIGMA =
      SectionKey.of(
          "sigma",
          ValueTypes.positive(),
          0.05f,
          "The initial step size of each parameter.",
          StrategySettings::sigma);

  /** The parameters themselves are written, so that a run can be resumed without the file. */
  static final SectionKey<StrategySettings, List<Float>> START =
      SectionKey.optional(
          "start",
          ValueTypes.list(ValueTypes.real()),
          "The place where the search begins: the path, from the working directory, of a result or of a run that has one, with the same environment, task and settings of the task. Without the key the search begins at a new candidate. `experiment.conf` holds the parameters themselves, so that a run goes on without the file.",
          StrategySettings::start);

  static final SectionType<StrategySettings> TYPE =
      SectionType.of("strategy", NAME, POPULATION, SIGMA, START);

  private static final SectionType<StrategySettings> FIRST =
      SectionType.of(TYPE.name(), NAME, POPULATION, SIGMA);
  private static final SectionType<StrategySettings> LAST = SectionType.of(TYPE.name(), START);

  private StrategySection() {}

  /** The text of the section, path by path: the strategy's own keys stand before the start. */
  static Map<String, String> lines(StrategySettings settings) {
    Map<String, String> lines = new LinkedHashMap<>(FIRST.lines(settings));
    StrategyKeys.written(settings)
        .forEach((key, value) -> lines.put(TYPE.name() + "." + key, text(value)));
    lines.putAll(LAST.lines(settings));
    return lines;
  }

  /** The value of a strategy's hyperparameter, as an experiment has it. */
  static String text(Object value) {
    if (value instanceof Float number) {
      return NumberText.of(number);
    }
    return value instanceof String name ? ValueTypes.quoted(name) : value.toString();
  }
}
