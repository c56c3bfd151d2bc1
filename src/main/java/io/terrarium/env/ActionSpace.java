package io.terrarium.env;

/** What an agent may do. */
public sealed interface ActionSpace {

  /** How many numbers describe an action to a network: one-hot of a discrete one, the components of a box. */
  int size();

  /** One of n actions, 0 to n - 1. */
  record Discrete(int size) implements ActionSpace {}

  /** A vector, each component between the same bounds. */
  record Box(int size, float low, float high) implements ActionSpace {}
}
