package io.terrarium.agent;

import io.terrarium.random.Key;
import io.terrarium.random.Purpose;

/** The keys of all agents for one purpose. */
final class Keys {

  private Keys() {}

  static Key[] fold(Key[] keys, Purpose purpose) {
    Key[] folded = new Key[keys.length];
    for (int agent = 0; agent < keys.length; agent++) {
      folded[agent] = keys[agent].fold(purpose);
    }
    return folded;
  }
}
