package io.terrarium.app;

import io.terrarium.file.NumberText;
import io.terrarium.trial.AgentReturns;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that an agent was trained with, under the names that {@code agents.ALGORITHM} of an
 * experiment has for them.
 *
 * @param hyperparameters name to value; flags are 0 or 1
 * @param activation of the agent's hidden layers
 */
public record AgentValues(Map<String, Double> hyperparameters, String activation) {

  private static final String ACTIVATION = "activation";

  /** The values of one agent of a table. */
  public static AgentValues of(AgentReturns agents, int number) {
    return new AgentValues(agents.hyperparameters().get(number).values(), agents.activation());
  }

  /** Name to value, as a text that is formatted like those in a run's files. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    hyperparameters.forEach((name, value) -> texts.put(name, NumberText.of(value)));
    texts.put(ACTIVATION, activation);
    return texts;
  }

  /** Name to value for JSON: a number, empty where it is not finite, or the activation's name. */
  public Map<String, Object> json() {
    Map<String, Object> values = new LinkedHashMap<>();
    hyperparameters.forEach((name, value) -> values.put(name, number(value)));
    values.put(ACTIVATION, activation);
    return values;
  }

  /** A number for JSON, which has no NaN and no infinity; the file of an agent may hold them. */
  private static Optional<BigDecimal> number(double value) {
    return Double.isFinite(value)
        ? Optional.of(new BigDecimal(NumberText.of(value)))
        : Optional.empty();
  }

  /** The values in a line, such as {@code gamma = 0.99, activation = tanh}. */
  public String sentence() {
    return texts().entrySet().stream()
        .map(text -> text.getKey() + " = " + text.getValue())
        .collect(Collectors.joining(", "));
  }
}
