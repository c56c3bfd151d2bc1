package io.terrarium.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.terrarium.run.BadInput;
import java.util.List;

/**
 * What {@code docs/cluster.md} has users set, which Akka would object to late and in many words.
 */
final class SettingsCheck {

  private static final String OWN = "terrarium";
  private static final String RESOLVER = "akka.cluster.split-brain-resolver.";
  private static final String STRATEGY = RESOLVER + "active-strategy";
  private static final String STABLE_AFTER = RESOLVER + "stable-after";

  /** Of Akka's Split Brain Resolver. */
  private static final List<String> STRATEGIES =
      List.of("keep-majority", "static-quorum", "keep-oldest", "down-all", "lease-majority");

  private SettingsCheck() {}

  /**
   * Refuses a key of ours that there is not: it would do nothing.
   *
   * @param given the user's settings
   * @param known all that there are
   */
  static void requireKnown(Config given, Config known) {
    if (!given.root().containsKey(OWN)) {
      return;
    }
    given.root().withOnlyKey(OWN).toConfig().entrySet().stream()
        .map(entry -> entry.getKey())
        .filter(path -> !known.hasPathOrNull(path))
        .findFirst()
        .ifPresent(
            path -> {
              throw new BadInput(
                  "%s in --settings is no setting of Terrarium's; see docs/cluster.md for those that there are."
                      .formatted(path));
            });
  }

  /**
   * @param settings resolved
   */
  static void requireResolver(Config settings) {
    String strategy = settings.getString(STRATEGY);
    if (!STRATEGIES.contains(strategy)) {
      throw new BadInput(
          "%s in --settings must be one of %s; is %s."
              .formatted(STRATEGY, String.join(", ", STRATEGIES), strategy));
    }
    if (!isTime(settings)) {
      throw new BadInput(
          "%s in --settings must be a time such as 7 s, is %s."
              .formatted(STABLE_AFTER, settings.getString(STABLE_AFTER)));
    }
  }

  private static boolean isTime(Config settings) {
    try {
      return !settings.getDuration(STABLE_AFTER).isNegative()
          && !settings.getDuration(STABLE_AFTER).isZero();
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      return false;
    }
  }
}
