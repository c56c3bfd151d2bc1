package io.terrarium.experiment;

import io.terrarium.env.Environment;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import java.util.Optional;

/** The section {@code evaluation}: how a trained agent is scored. */
final class EvaluationSection {

  private static final int MANY = 1 << 24;

  private static final SectionKey<EvaluationSettings, Integer> ENVIRONMENTS =
      SectionKey.of(
          "environments",
          ValueTypes.integer(1, MANY),
          50,
          "How many episodes an agent plays; their mean return is its fitness.",
          EvaluationSettings::environments);

  private static final SectionKey<EvaluationSettings, EpisodeLimit> EPISODE_LIMIT =
      SectionKey.optional(
          "episode-limit",
          new EpisodeLimitType(),
          "The greatest number of steps of an evaluation episode. It is a number, or `{ init, end, begin, steps }`: then the limit goes from `init` to `end` over `steps` generations, beginning with generation `begin`. Without the key it is the environment's published limit.",
          settings -> Optional.of(settings.episodeLimit()));

  private static final SectionKey<EvaluationSettings, Integer> ROLLOUTS =
      SectionKey.of(
          "rollouts",
          ValueTypes.integer(1, MANY),
          1,
          "How many trainings a candidate has; their mean is its fitness.",
          EvaluationSettings::rollouts);

  static final SectionType<EvaluationSettings> TYPE =
      SectionType.of("evaluation", ENVIRONMENTS, EPISODE_LIMIT, ROLLOUTS);

  private EvaluationSection() {}

  static EvaluationSettings read(Section section, Environment environment) {
    return new EvaluationSettings(
        ENVIRONMENTS.read(section),
        EPISODE_LIMIT
            .find(section)
            .orElseGet(() -> EpisodeLimit.constant(environment.episodeLimit())),
        ROLLOUTS.read(section));
  }
}
