package io.terrarium.scb;

import io.terrarium.env.ActionSpace;

/**
 * A synthetic environment: its shape and its parameters.
 *
 * @param spec its shape
 * @param observationSize of the environment it stands for
 * @param actions of the environment it stands for
 * @param parameters flat: the networks in the order initial state, reward, and at a horizon above 1
 *     delta, done; of each network its layers from first to last; of each layer the kernel,
 *     row-major {@code [in, out]}, then the bias
 */
public record Scb(ScbSpec spec, int observationSize, ActionSpace actions, float[] parameters) {}
