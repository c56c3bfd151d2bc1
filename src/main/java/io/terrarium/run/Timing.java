package io.terrarium.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a generation took where it was computed, which is not the same twice.
 *
 * @param finished when, to the millisecond, by that machine's clock; empty where an earlier build
 *     has not said it
 * @param seconds of wall-clock time
 * @param trainings agents trained in it, those of the mean's scoring included
 * @param workers that the run had; empty where an earlier build has not said it
 */
public record Timing(
    Optional<Instant> finished, double seconds, long trainings, OptionalInt workers) {

  /** Of a generation that is finished now. */
  public static Timing upToNow(double seconds, long trainings, int workers) {
    return new Timing(
        Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
        seconds,
        trainings,
        OptionalInt.of(workers));
  }
}
