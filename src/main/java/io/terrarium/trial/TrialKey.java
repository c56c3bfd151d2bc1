package io.terrarium.trial;

import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/**
 * The key of a trial. Training an agent and playing it from its file use the same key, so that one
 * seed gives one return.
 */
final class TrialKey {

  private TrialKey() {}

  static Key of(long seed) {
    return Key.of(seed).fold(Purpose.TRIAL);
  }
}
