package io.terrarium.experiment;

import com.typesafe.config.ConfigUtil;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.NumberText;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.StrategySettings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An experiment as {@code path = value} lines: HOCON, the same bytes everywhere, comparable key by
 * key.
 */
public final class ExperimentText {

  private static final String IS = " = ";
  private static final String FIRST = "environment";

  /** But for one line that most have not. */
  private static final String LAST = "compute.backend";

  private final Map<String, String> lines = new LinkedHashMap<>();

  private ExperimentText(Experiment experiment) {
    put(FIRST, quoted(experiment.environment()));
    put("seed", experiment.seed());
    put("algorithms", list(experiment.algorithms(), ExperimentText::quoted));
    put("generations", experiment.generations());
    putSearch(experiment);
    putEvaluation(experiment);
    experiment.agents().forEach(this::putAgent);
    experiment.stop().ifPresent(this::putStop);
    put(LAST, quoted(experiment.backend()));
    if (experiment.mixed()) {
      put("compute.mixed", true);
    }
  }

  /** Each path with its value's text, in the order of the file. */
  static Map<String, String> lines(Experiment experiment) {
    return new ExperimentText(experiment).lines;
  }

  /**
   * What {@link #text} gave, as {@link #lines} of it; lines of another form are their own path,
   * with no value.
   */
  static Map<String, String> parsed(String text) {
    return text.lines()
        .map(line -> (line + IS).split(IS, 3))
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> parts[1], (a, b) -> b, LinkedHashMap::new));
  }

  /** Whether nothing was cut from what {@link #text} gave. */
  static boolean isWhole(String text) {
    Map<String, String> lines = parsed(text);
    return text.endsWith("\n") && lines.containsKey(FIRST) && lines.containsKey(LAST);
  }

  /** The content of a run's {@code experiment.conf}. */
  public static String text(Experiment experiment) {
    return lines(experiment).entrySet().stream()
        .map(line -> line.getKey() + IS + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void putSearch(Experiment experiment) {
    putStrategy(experiment.strategy());
    lines.putAll(lines(experiment.synthetic()));
  }

  /** The part of {@link #lines} that is a synthetic environment's shape. */
  static Map<String, String> lines(ScbSpec spec) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("synthetic.horizon", Integer.toString(spec.horizon()));
    lines.put("synthetic.hidden", list(spec.hidden(), size -> Integer.toString(size)));
    lines.put("synthetic.activation", quoted(lower(spec.activation())));
    lines.put("synthetic.latent", quoted(lower(spec.latent())));
    spec.latentSize().ifPresent(size -> lines.put("synthetic.latent-size", Integer.toString(size)));
    return lines;
  }

  private void putStrategy(StrategySettings strategy) {
    put("strategy.name", quoted(strategy.name()));
    put("strategy.population", strategy.population());
    put("strategy.sigma", NumberText.of(strategy.sigma()));
    put("strategy.temperature", NumberText.of(strategy.temperature()));
    put("strategy.antithetic", strategy.antithetic());
    // what a strategy does not use is not written: an earlier build's run has no such keys
    strategy.shaping().ifPresent(shaping -> put("strategy.shaping", quoted(lower(shaping))));
    strategy.learningRate().ifPresent(rate -> put("strategy.learning-rate", NumberText.of(rate)));
    // the parameters, not the file: whoever runs or resumes this does not need it
    strategy.start().ifPresent(mean -> put("strategy.start", list(mean, NumberText::of)));
  }

  private void putEvaluation(Experiment experiment) {
    put("evaluation.environments", experiment.evaluation().environments());
    putEpisodeLimit(experiment.evaluation().episodeLimit());
    put("evaluation.rollouts", experiment.evaluation().rollouts());
    put("mean-evaluation.frequency", experiment.meanEvaluation().frequency());
    put("mean-evaluation.rollouts", experiment.meanEvaluation().rollouts());
  }

  private void putEpisodeLimit(EpisodeLimit limit) {
    String path = "evaluation.episode-limit";
    if (limit.equals(EpisodeLimit.constant(limit.end()))) {
      put(path, limit.end());
      return;
    }
    put(path + ".init", limit.init());
    put(path + ".end", limit.end());
    put(path + ".begin", limit.begin());
    put(path + ".steps", limit.steps());
  }

  private void putAgent(HyperparameterSpace space) {
    String section = "agents." + space.algorithm() + ".";
    space.choices().forEach((name, values) -> put(section + name, choices(values)));
    put(section + "activation", quoted(space.activation()));
    // what is off is not written: an earlier build's run has no such key
    if (space.bootstrapTimeLimit()) {
      put(section + HyperparameterSpace.BOOTSTRAP_TIME_LIMIT, true);
    }
  }

  private void putStop(StopCondition stop) {
    put("stop.score", NumberText.of(stop.score()));
    put("stop.scorings", stop.scorings());
  }

  private void put(String path, Object value) {
    lines.put(path, value.toString());
  }

  private static String choices(List<Double> values) {
    return values.size() == 1 ? NumberText.of(values.get(0)) : list(values, NumberText::of);
  }

  private static <T> String list(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
  }

  static String quoted(String name) {
    return ConfigUtil.quoteString(name);
  }

  /** A name as an experiment writes it: {@code z-score}. */
  static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
