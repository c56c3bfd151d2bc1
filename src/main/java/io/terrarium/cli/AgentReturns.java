package io.terrarium.cli;

/**
 * The returns of agents of one algorithm.
 *
 * @param algorithm its name
 * @param returns one an agent; not a number where the training failed
 */
record AgentReturns(String algorithm, float[] returns) {}
