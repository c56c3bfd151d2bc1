package io.terrarium.experiment;

import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;

/** The section {@code stop}, which an experiment may leave out: when a run ends early. */
final class StopSection {

  private static final SectionKey<StopCondition, Float> SCORE =
      SectionKey.required(
          "score",
          ValueTypes.real(),
          "The run ends once every algorithm's score of the mean has reached this return. Without `stop` the run takes all its generations.",
          StopCondition::score);

  private static final SectionKey<StopCondition, Integer> SCORINGS =
      SectionKey.required(
          "scorings",
          ValueTypes.integer(1, Integer.MAX_VALUE),
          "The score has to be reached at this many scheduled scorings in a row.",
          StopCondition::scorings);

  static final SectionType<StopCondition> TYPE = SectionType.of("stop", SCORE, SCORINGS);

  private StopSection() {}

  static StopCondition read(Section section) {
    return new StopCondition(SCORE.read(section), SCORINGS.read(section));
  }
}
