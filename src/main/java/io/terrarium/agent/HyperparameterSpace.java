package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.file.EnumText;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that the hyperparameters of one algorithm are drawn from, each on its own and
 * uniformly.
 *
 * @param algorithm its registered name
 * @param choices kebab-case name to its possible values, at least one each, in the order of the
 *     algorithm's declaration; flags are 0 or 1
 * @param activation of the agent's hidden layers: {@code tanh} or {@code relu}
 */
public record HyperparameterSpace(
    String algorithm, Map<String, List<Double>> choices, String activation) {

  /** The names that {@link #activation} may have. */
  public static final List<String> ACTIVATIONS = List.of("tanh", "relu");

  /** The value of a hyperparameter that has only one. */
  public int size(String name) {
    return choices.get(name).get(0).intValue();
  }

  /** The activation as the networks take it. */
  public Activation hiddenActivation() {
    return EnumText.read(Activation.class, activation);
  }

  /**
   * The same with some hyperparameters that have one value each, whether they had it before or not.
   *
   * @param values name to value; flags are 0 or 1
   */
  public HyperparameterSpace fixed(Map<String, Double> values) {
    Map<String, List<Double>> narrowed = new LinkedHashMap<>(choices);
    values.forEach((name, value) -> narrowed.put(name, List.of(value)));
    return new HyperparameterSpace(algorithm, narrowed, activation);
  }

  /** The same with another activation of the hidden layers: {@code tanh} or {@code relu}. */
  public HyperparameterSpace withActivation(String other) {
    return new HyperparameterSpace(algorithm, choices, other);
  }

  /** What the agent is trained with whose trial has this key. */
  public Hyperparameters drawFor(Key trial) {
    return draw(trial.fold(Purpose.HYPERPARAMETERS));
  }

  /** Draws one agent's hyperparameters. */
  public Hyperparameters draw(Key key) {
    Map<String, Double> drawn = new LinkedHashMap<>();
    choices.forEach(
        (name, values) -> drawn.put(name, values.get(choose(key.fold(name.hashCode()), values))));
    return new Hyperparameters(drawn);
  }

  private static int choose(Key key, List<Double> values) {
    int[] choice = new int[1];
    key.below(values.size(), 0, choice, 0, 1);
    return choice[0];
  }
}
