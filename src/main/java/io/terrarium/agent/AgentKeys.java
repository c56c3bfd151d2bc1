package io.terrarium.agent;

import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** Derives the keys of all agents for one purpose. */
public final class AgentKeys {

  private AgentKeys() {}

  /**
   * Folds each agent's key with a purpose, so that draws for different purposes do not meet.
   *
   * @return one key for each agent, in the same order
   */
  public static Key[] fold(Key[] keys, Purpose purpose) {
    Key[] folded = new Key[keys.length];
    for (int agent = 0; agent < keys.length; agent++) {
      folded[agent] = keys[agent].fold(purpose);
    }
    return folded;
  }
}
