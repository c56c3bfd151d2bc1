package io.terrarium.agent;

import java.util.Map;

/**
 * An agent after its training, as a value.
 *
 * @param algorithm the registered name of the algorithm that trained it
 * @param environment the name of the environment that it acts in
 * @param activation the activation of its hidden layers: {@code tanh} or {@code relu}
 * @param hyperparameters kebab-case name to the drawn value, in the order of the algorithm's
 *     declaration; {@code bootstrap-time-limit} follows them if it was on
 * @param parameters the policy's parameters, flat, in the algorithm's own order
 */
public record TrainedAgent(
    String algorithm,
    String environment,
    String activation,
    Map<String, Double> hyperparameters,
    float[] parameters) {}
