package io.terrarium.cli;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options of {@code train} and {@code evaluate}, which both train agents and play them. */
final class TrialOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = ValueConverters.WholeNumber.class,
      defaultValue = "0",
      description = "The seed of every random draw. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--episode-limit",
      paramLabel = "N",
      converter = ValueConverters.PositiveInt.class,
      description =
          "The most steps that an episode in the real environment may have. Default: the end of the experiment's schedule.")
  private Optional<Integer> episodeLimit;

  long seed() {
    return seed;
  }

  OptionalInt episodeLimit() {
    return episodeLimit.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
