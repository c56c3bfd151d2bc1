package io.terrarium.engine.format;

import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;

/** The name of a round among all rounds of all runs. */
public record RoundKey(String run, long generation, Phase phase) {

  public static RoundKey of(String run, Round round) {
    return new RoundKey(run, round.generation(), round.phase());
  }

  /** The generation whose search state the round needs: the mean is scored after the tell. */
  public long search() {
    return phase == Phase.MEAN ? generation + 1 : generation;
  }
}
