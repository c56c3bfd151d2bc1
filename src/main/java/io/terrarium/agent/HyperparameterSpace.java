package io.terrarium.agent;

import java.util.List;
import java.util.Map;

/**
 * The values that the hyperparameters of one algorithm are drawn from, each on its own and uniformly.
 *
 * @param algorithm its registered name
 * @param choices kebab-case name to its possible values, at least one each, in the order of the algorithm's declaration;
 *     flags are 0 or 1
 * @param activation of the agent's hidden layers: {@code tanh} or {@code relu}
 */
public record HyperparameterSpace(String algorithm, Map<String, List<Double>> choices, String activation) {}
