package io.terrarium.engine;

import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;

/** Names a round among all rounds of all runs. */
record RoundKey(String run, long generation, Phase phase) {

  static RoundKey of(String run, Round round) {
    return new RoundKey(run, round.generation(), round.phase());
  }
}
