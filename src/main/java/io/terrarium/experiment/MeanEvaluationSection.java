package io.terrarium.experiment;

import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.MeanEvaluation;

/** The section {@code mean-evaluation}: when and how the search mean is scored. */
final class MeanEvaluationSection {

  private static final SectionKey<MeanEvaluation, Integer> FREQUENCY =
      SectionKey.of(
          "frequency",
          ValueTypes.integer(1, Integer.MAX_VALUE),
          1,
          "The mean is scored after each generation that this number divides, and after the last.",
          MeanEvaluation::frequency);

  private static final SectionKey<MeanEvaluation, Integer> ROLLOUTS =
      SectionKey.of(
          "rollouts",
          ValueTypes.integer(1, 1 << 24),
          64,
          "How many agents of each algorithm are trained to score the mean.",
          MeanEvaluation::rollouts);

  static final SectionType<MeanEvaluation> TYPE =
      SectionType.of("mean-evaluation", FREQUENCY, ROLLOUTS);

  private MeanEvaluationSection() {}

  static MeanEvaluation read(Section section) {
    return new MeanEvaluation(FREQUENCY.read(section), ROLLOUTS.read(section));
  }
}
