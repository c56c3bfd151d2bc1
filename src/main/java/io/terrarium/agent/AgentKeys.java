package io.terrarium.agent;

import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** Derives the random keys of many agents at once. */
public final class AgentKeys {

  private AgentKeys() {}

  /** The key of each agent for what is drawn for one purpose. */
  public static Key[] fold(Key[] keys, Purpose purpose) {
    Key[] folded = new Key[keys.length];
    for (int agent = 0; agent < keys.length; agent++) {
      folded[agent] = keys[agent].fold(purpose);
    }
    return folded;
  }
}
