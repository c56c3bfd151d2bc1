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
          "how many episodes an agent plays; its fitness is their mean return",
          EvaluationSettings::environments);

  private static final SectionKey<EvaluationSettings, EpisodeLimit> EPISODE_LIMIT =
      SectionKey.optional(
          "episode-limit",
          new EpisodeLimitType(),
          "the most steps of such an episode: a number, or a schedule `{ init, end, begin, steps }` over the generations; without it the environment's published limit",
          settings -> Optional.of(settings.episodeLimit()));

  private static final SectionKey<EvaluationSettings, Integer> ROLLOUTS =
      SectionKey.of(
          "rollouts",
          ValueTypes.integer(1, MANY),
          1,
          "how many agents are trained in a candidate; its fitness is the mean of theirs",
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
