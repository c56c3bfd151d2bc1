package io.terrarium.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The time that a generation took where it was computed, which is never the same twice.
 *
 * @param finished when it was finished, to the millisecond, by that machine's clock; empty where an
 *     earlier build has not recorded it
 * @param seconds of wall-clock time
 * @param trainings the number of agents trained, those of the mean's scoring included
 * @param workers that the run had; empty where an earlier build has not recorded it
 */
public record Timing(
    Optional<Instant> finished, double seconds, long trainings, OptionalInt workers) {

  /** The timing of a generation that is finished now. */
  public static Timing upToNow(double seconds, long trainings, int workers) {
    return new Timing(
        Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
        seconds,
        trainings,
        OptionalInt.of(workers));
  }
}
