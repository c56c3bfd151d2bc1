package io.terrarium.scb;

import io.terrarium.env.ActionSpace;

/**
 * A synthetic environment: its shape and its parameters.
 *
 * @param spec the shape of the environment
 * @param observationSize the observation size of the environment that it stands for
 * @param actions the action space of the environment that it stands for
 * @param parameters one flat array: the networks in the order initial state, reward and, at a
 *     horizon above 1, delta and done; for each network its layers from first to last; for each
 *     layer the kernel, row-major {@code [in, out]}, and then the bias
 */
public record Scb(ScbSpec spec, int observationSize, ActionSpace actions, float[] parameters) {}
