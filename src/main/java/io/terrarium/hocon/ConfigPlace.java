package io.terrarium.hocon;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.terrarium.file.BadInput;
import io.terrarium.file.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says where in the user's input a value stands, and begins the sentence that refuses it. */
public final class ConfigPlace {

  private ConfigPlace() {}

  /** {@code config/quickstart.conf:12}, or the override that a value comes from. */
  public static String of(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return strongest(origin.description()).replaceFirst(": \\d+(-\\d+)?$", "");
    }
    return origin.lineNumber() < 0
        ? origin.filename()
        : origin.filename() + ":" + origin.lineNumber();
  }

  /** The place that has the last word, if several places write to a section. */
  private static String strongest(String description) {
    return description.replaceFirst("^merge of (.*?): \\d+(-\\d+)?,.*$", "$1");
  }

  /** The places of values that do not go together. */
  public static String of(Collection<ConfigValue> values) {
    return values.stream()
        .map(value -> of(value.origin()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** A refusal of a value for the sake of another, whose place is named too. */
  public static BadInput refusal(
      ConfigValue value, ConfigValue other, String path, String complaint) {
    return refusal(List.of(value, other), path, complaint);
  }

  /** A refusal of values that do not go together, the first of which has the path. */
  public static BadInput refusal(Collection<ConfigValue> values, String path, String complaint) {
    return new BadInput(of(values) + ": `" + path + "` " + complaint + ".");
  }

  /** A refusal of a value: {@code file:line: `path` <complaint>}. */
  public static BadInput refusal(ConfigValue value, String path, String complaint) {
    return new BadInput(of(value.origin()) + ": `" + path + "` " + complaint + ".");
  }

  /** The text that the user wrote, shortened to fit a sentence. */
  public static String shown(ConfigValue value) {
    return VisibleText.clipped(value.render(ConfigRenderOptions.concise()), 60);
  }
}
