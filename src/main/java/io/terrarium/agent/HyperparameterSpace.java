package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.file.EnumText;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that the hyperparameters of one algorithm are drawn from. Each hyperparameter is drawn
 * uniformly and independently of the others.
 *
 * @param algorithm the registered name of the algorithm
 * @param choices kebab-case name to its possible values, at least one each, in the order of the
 *     algorithm's declaration; flags are 0 or 1
 * @param activation the activation of the agent's hidden layers: {@code tanh} or {@code relu}
 * @param bootstrapTimeLimit whether the last step of an episode that only a time limit ended counts
 *     the value of the final observation; otherwise, as published, a time limit ends an episode
 *     like anything else
 */
public record HyperparameterSpace(
    String algorithm,
    Map<String, List<Double>> choices,
    String activation,
    boolean bootstrapTimeLimit) {

  /** The names that {@link #activation} may have. */
  public static final List<String> ACTIVATIONS = List.of("tanh", "relu");

  /** The name of {@link #bootstrapTimeLimit} in an experiment, and among an agent's values. */
  public static final String BOOTSTRAP_TIME_LIMIT = "bootstrap-time-limit";

  /** A space in which, as published, a time limit ends an episode like anything else. */
  public HyperparameterSpace(
      String algorithm, Map<String, List<Double>> choices, String activation) {
    this(algorithm, choices, activation, false);
  }

  /** The value of a hyperparameter that has only one. */
  public int size(String name) {
    return choices.get(name).get(0).intValue();
  }

  /** The activation as the networks take it. */
  public Activation hiddenActivation() {
    return EnumText.read(Activation.class, activation);
  }

  /**
   * This space with one value for each of some hyperparameters, even if it did not allow that
   * value.
   *
   * @param values name to value; flags are 0 or 1
   */
  public HyperparameterSpace fixed(Map<String, Double> values) {
    Map<String, List<Double>> narrowed = new LinkedHashMap<>(choices);
    values.forEach((name, value) -> narrowed.put(name, List.of(value)));
    return new HyperparameterSpace(algorithm, narrowed, activation, bootstrapTimeLimit);
  }

  /** This space with another activation of the hidden layers: {@code tanh} or {@code relu}. */
  public HyperparameterSpace withActivation(String other) {
    return new HyperparameterSpace(algorithm, choices, other, bootstrapTimeLimit);
  }

  /** This space with time limits that are bootstrapped or not. */
  public HyperparameterSpace withBootstrapTimeLimit(boolean other) {
    return new HyperparameterSpace(algorithm, choices, activation, other);
  }

  /** Draws the hyperparameters of the agent whose trial has this key. */
  public Hyperparameters drawFor(Key trial) {
    return draw(trial.fold(Purpose.HYPERPARAMETERS));
  }

  /**
   * Draws one agent's hyperparameters. If {@code bootstrap-time-limit} is on, it is among them, so
   * that a trained agent records it. If it is off, it is absent, as in the agents of earlier
   * builds.
   */
  public Hyperparameters draw(Key key) {
    Map<String, Double> drawn = new LinkedHashMap<>();
    choices.forEach(
        (name, values) -> drawn.put(name, values.get(choose(key.fold(name.hashCode()), values))));
    if (bootstrapTimeLimit) {
      drawn.put(BOOTSTRAP_TIME_LIMIT, 1.0);
    }
    return new Hyperparameters(drawn);
  }

  private static int choose(Key key, List<Double> values) {
    int[] choice = new int[1];
    key.below(values.size(), 0, choice, 0, 1);
    return choice[0];
  }
}
