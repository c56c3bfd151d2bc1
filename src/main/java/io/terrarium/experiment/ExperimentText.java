package io.terrarium.experiment;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.NumberText;
import io.terrarium.hocon.ValueTypes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * The text of an experiment: lines {@code path = value} of HOCON, which are the same bytes
 * everywhere and can be compared key by key.
 */
public final class ExperimentText {

  private static final String IS = " = ";
  private static final String FIRST = "environment";

  /** The last key, apart from one that most experiments do not have. */
  private static final String LAST = "compute.backend";

  private final Map<String, String> lines = new LinkedHashMap<>();

  private ExperimentText(Experiment experiment) {
    lines.putAll(RootSection.TYPE.lines(experiment));
    lines.putAll(StrategySection.lines(experiment.strategy()));
    lines.putAll(experiment.task().lines());
    lines.putAll(EvaluationSection.TYPE.lines(experiment.evaluation()));
    lines.putAll(MeanEvaluationSection.TYPE.lines(experiment.meanEvaluation()));
    experiment.agents().forEach(this::putAgent);
    experiment.stop().ifPresent(stop -> lines.putAll(StopSection.TYPE.lines(stop)));
    lines.putAll(ComputeSection.TYPE.lines(experiment));
  }

  /** Each path with its value's text, in the order of the file. */
  static Map<String, String> lines(Experiment experiment) {
    return new ExperimentText(experiment).lines;
  }

  /**
   * Splits what {@link #text} returned into {@link #lines} again. A line of another form is its own
   * path, with no value.
   */
  static Map<String, String> parsed(String text) {
    return text.lines()
        .collect(
            Collectors.toMap(
                line -> StringUtils.substringBefore(line, IS),
                line -> StringUtils.substringAfter(line, IS),
                (a, b) -> b,
                LinkedHashMap::new));
  }

  /** Whether a text that {@link #text} returned is whole, with nothing cut off. */
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

  private void putAgent(HyperparameterSpace space) {
    String section = "agents." + space.algorithm() + ".";
    space.choices().forEach((name, values) -> put(section + name, choices(values)));
    put(section + "activation", ValueTypes.quoted(space.activation()));
    // a flag that is off is not written: an earlier build's run has no such key
    if (space.bootstrapTimeLimit()) {
      put(section + HyperparameterSpace.BOOTSTRAP_TIME_LIMIT, true);
    }
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
}
