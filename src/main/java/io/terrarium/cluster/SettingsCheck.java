package io.terrarium.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.terrarium.engine.ErrorText;
import io.terrarium.file.BadInput;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The checks of settings that Akka would refuse late and in many words, or never. */
final class SettingsCheck {

  private static final String OWN = "terrarium";
  private static final String DISPATCHER = "-dispatcher.";
  private static final String DOWNING = "akka.cluster.downing-provider-class";
  private static final String RESOLVER_CLASS = "akka.cluster.sbr.SplitBrainResolverProvider";
  private static final String RESOLVER = "akka.cluster.split-brain-resolver.";
  private static final String STRATEGY = RESOLVER + "active-strategy";
  private static final String STABLE_AFTER = RESOLVER + "stable-after";
  private static final String STATIC_QUORUM = "static-quorum";
  private static final String QUORUM_SIZE = RESOLVER + STATIC_QUORUM + ".quorum-size";

  /** The strategies of Akka's Split Brain Resolver. */
  private static final List<String> STRATEGIES =
      List.of("keep-majority", STATIC_QUORUM, "keep-oldest", "down-all", "lease-majority");

  private SettingsCheck() {}

  /**
   * Refuses a key below {@code terrarium} that does not exist, since it would have no effect.
   *
   * @param given the user's settings, resolved
   * @param known all settings that exist
   */
  static void requireKnown(Config given, Config known) {
    if (!given.root().containsKey(OWN)) {
      return;
    }
    given.root().withOnlyKey(OWN).toConfig().entrySet().stream()
        .map(Map.Entry::getKey)
        .filter(path -> !isKnown(path, known))
        .findFirst()
        .ifPresent(
            path -> {
              throw new BadInput(
                  "%s in --settings is not a setting of Terrarium; check its spelling."
                      .formatted(path));
            });
  }

  /** A dispatcher may have any of Akka's settings of dispatchers. */
  private static boolean isKnown(String path, Config known) {
    int dispatcher = path.indexOf(DISPATCHER);
    return known.hasPathOrNull(path)
        || dispatcher >= 0
            && known.hasPath(path.substring(0, dispatcher + DISPATCHER.length() - 1));
  }

  /**
   * Refuses settings that the Split Brain Resolver cannot work with, where it is the one that
   * decides.
   *
   * @param settings resolved
   */
  static void requireResolver(Config settings) {
    if (!settings.getString(DOWNING).equals(RESOLVER_CLASS)) {
      return;
    }
    String strategy = settings.getString(STRATEGY).toLowerCase(Locale.ROOT);
    if (!STRATEGIES.contains(strategy)) {
      throw refused(settings, STRATEGY, "one of " + String.join(", ", STRATEGIES));
    }
    if (!isTime(settings)) {
      throw refused(settings, STABLE_AFTER, "a time such as 7 s");
    }
    if (strategy.equals(STATIC_QUORUM) && !isNumber(settings)) {
      throw refused(settings, QUORUM_SIZE, "a number of nodes");
    }
  }

  /**
   * A time to wait.
   *
   * @throws BadInput if it is not a time above 0
   */
  static Duration time(Config settings, String path) {
    try {
      Duration time = settings.getDuration(path);
      if (time.isNegative() || time.isZero()) {
        throw new BadInput(path + " must be above 0, is " + time.toMillis() + " ms.");
      }
      return time;
    } catch (ConfigException e) {
      throw new BadInput(path + " must be a time such as 60 s (" + ErrorText.of(e) + ").");
    }
  }

  private static boolean isTime(Config settings) {
    try {
      return !settings.getDuration(STABLE_AFTER).isNegative();
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      return false;
    }
  }

  private static boolean isNumber(Config settings) {
    try {
      return settings.getInt(QUORUM_SIZE) > 0;
    } catch (ConfigException.WrongType e) {
      return false;
    }
  }

  private static BadInput refused(Config settings, String path, String right) {
    return new BadInput(
        "%s in --settings must be %s, is %s."
            .formatted(path, right, settings.getValue(path).unwrapped()));
  }
}
