package io.terrarium.experiment;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.terrarium.hocon.ConfigPlace;
import io.terrarium.hocon.ConfigScalar;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.EpisodeLimit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The type of an episode limit: one number, or a section that makes it a function of the
 * generation.
 */
final class EpisodeLimitType implements ValueType<EpisodeLimit> {

  private static final int MANY = 1 << 24;

  private static final SectionKey<EpisodeLimit, Integer> INIT =
      key("init", 1, "The limit at first.", EpisodeLimit::init);
  private static final SectionKey<EpisodeLimit, Integer> END =
      key("end", 1, "The limit at last.", EpisodeLimit::end);
  private static final SectionKey<EpisodeLimit, Integer> BEGIN =
      key("begin", 0, "The generation after which the limit changes.", EpisodeLimit::begin);
  private static final SectionKey<EpisodeLimit, Integer> STEPS =
      key("steps", 1, "The number of generations in which it changes.", EpisodeLimit::steps);

  private static SectionKey<EpisodeLimit, Integer> key(
      String name, int minimum, String meaning, Function<EpisodeLimit, Integer> value) {
    return SectionKey.required(name, ValueTypes.integer(minimum, MANY), meaning, value);
  }

  @Override
  public String noun() {
    return "a whole number, or a section { init, end, begin, steps }";
  }

  @Override
  public EpisodeLimit read(ConfigValue value, String path) {
    if (value instanceof ConfigObject schedule) {
      return schedule(new Section(path, schedule, ConfigPlace.of(schedule.origin())));
    }
    if (value instanceof ConfigList) {
      throw ConfigPlace.refusal(
          value, path, "must be " + noun() + "; is " + ConfigPlace.shown(value));
    }
    return EpisodeLimit.constant((int) ConfigScalar.whole(value, path, 1, MANY));
  }

  private static EpisodeLimit schedule(Section section) {
    return new EpisodeLimit(
        INIT.read(section), END.read(section), BEGIN.read(section), STEPS.read(section));
  }

  @Override
  public String text(EpisodeLimit limit) {
    return Integer.toString(limit.end());
  }

  @Override
  public Map<String, String> lines(String path, EpisodeLimit limit) {
    return limit.equals(EpisodeLimit.constant(limit.end()))
        ? Map.of(path, text(limit))
        : schedule(path).lines(limit);
  }

  private static SectionType<EpisodeLimit> schedule(String path) {
    return SectionType.of(path, INIT, END, BEGIN, STEPS);
  }

  @Override
  public List<String> subkeys() {
    return List.of(INIT.name(), END.name(), BEGIN.name(), STEPS.name());
  }
}
