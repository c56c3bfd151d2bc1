package io.terrarium.experiment;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.terrarium.file.BadInput;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Where in the user's input something stands, as the start of a sentence. */
final class ConfigPlace {

  /** Begins the description of what an experiment leaves out. */
  private static final String DEFAULTS = "reference.conf @ ";

  private ConfigPlace() {}

  /** {@code config/quickstart.conf:12}, or the override that a value comes from. */
  static String of(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return strongest(origin.description()).replaceFirst(": \\d+(-\\d+)?$", "");
    }
    return origin.lineNumber() < 0
        ? origin.filename()
        : origin.filename() + ":" + origin.lineNumber();
  }

  /** Of a section that several places write to, the one that has the last word. */
  private static String strongest(String description) {
    return description.replaceFirst("^merge of (.*?): \\d+(-\\d+)?,.*$", "$1");
  }

  /**
   * Of values that do not go together: every place that has one, but for what is left out. An
   * application may keep its whole experiment where the defaults stand: then all places are named.
   */
  static String of(Collection<ConfigValue> values) {
    List<ConfigOrigin> all = values.stream().map(ConfigValue::origin).toList();
    List<ConfigOrigin> written =
        all.stream().filter(origin -> !origin.description().startsWith(DEFAULTS)).toList();
    return (written.isEmpty() ? all : written)
        .stream().map(ConfigPlace::of).distinct().collect(Collectors.joining(" and "));
  }

  /** A refusal of a value for the sake of another, whose place is named too. */
  static BadInput refusal(ConfigValue value, ConfigValue other, String path, String complaint) {
    return refusal(List.of(value, other), path, complaint);
  }

  /** A refusal of values that do not go together, the first of which has the path. */
  static BadInput refusal(Collection<ConfigValue> values, String path, String complaint) {
    return new BadInput(of(values) + ": `" + path + "` " + complaint + ".");
  }

  /** A refusal of a value: {@code file:line: `path` <complaint>}. */
  static BadInput refusal(ConfigValue value, String path, String complaint) {
    return new BadInput(of(value.origin()) + ": `" + path + "` " + complaint + ".");
  }

  /** What the user wrote, shortened to fit a sentence. */
  static String shown(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
