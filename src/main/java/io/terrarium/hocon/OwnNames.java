package io.terrarium.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.terrarium.file.BadInput;
import java.util.regex.Pattern;

/** The section {@code let} of an experiment: its own names, which only substitution reads. */
public final class OwnNames {

  public static final String SECTION = "let";

  private OwnNames() {}

  /**
   * The settings without the section {@code let}, which is not needed once all is substituted.
   *
   * @throws BadInput if {@code let} is not a section
   */
  public static Config without(Config resolved) {
    ConfigValue own = resolved.root().get(SECTION);
    if (own != null && !(own instanceof ConfigObject) && own.valueType() != ConfigValueType.NULL) {
      throw ConfigPlace.refusal(
          own,
          SECTION,
          "must be a section { ... } of names of your own, is " + ConfigPlace.shown(own));
    }
    return resolved.withoutPath(SECTION);
  }

  /** Whether a path, or a path below it, is substituted anywhere. */
  public static boolean isSubstituted(Config written, String path) {
    return Pattern.compile("(\\$\\{\\??" + Pattern.quote(path) + "[.}])|" + IncludePlaces.QUOTED)
        .matcher(written.root().render(ConfigRenderOptions.concise()))
        .results()
        .anyMatch(found -> found.group(1) != null);
  }

  /** The advice how a path that is not a key is written instead. */
  public static String advice(String path) {
    String own = SECTION + "." + path;
    return "a name of your own stands in the section `%s`: set `%s`, and write `${%s}`"
        .formatted(SECTION, own, own);
  }
}
