package io.terrarium.app;

import io.terrarium.file.NumberText;
import io.terrarium.trial.AgentReturns;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an agent was trained with, under the names of {@code agents.ALGORITHM} in an experiment.
 *
 * @param hyperparameters name to value; flags are 0 or 1
 * @param activation of its hidden layers
 */
public record AgentValues(Map<String, Double> hyperparameters, String activation) {

  private static final String ACTIVATION = "activation";

  /** Those of one agent of a table. */
  public static AgentValues of(AgentReturns agents, int number) {
    return new AgentValues(agents.hyperparameters().get(number).values(), agents.activation());
  }

  /** Name to text, as a run's files have it. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    hyperparameters.forEach((name, value) -> texts.put(name, NumberText.of(value)));
    texts.put(ACTIVATION, activation);
    return texts;
  }

  /** Name to number, where it is finite, or name, for JSON. */
  public Map<String, Object> json() {
    Map<String, Object> values = new LinkedHashMap<>();
    hyperparameters.forEach((name, value) -> values.put(name, number(value)));
    values.put(ACTIVATION, activation);
    return values;
  }

  /** JSON has no NaN and no infinity, which a file may hold. */
  private static Optional<BigDecimal> number(double value) {
    return Double.isFinite(value)
        ? Optional.of(new BigDecimal(NumberText.of(value)))
        : Optional.empty();
  }

  /** {@code gamma = 0.99, activation = tanh}. */
  public String sentence() {
    return texts().entrySet().stream()
        .map(text -> text.getKey() + " = " + text.getValue())
        .collect(Collectors.joining(", "));
  }
}
