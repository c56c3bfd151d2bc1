package io.terrarium.run;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;

/** Where in the user's input something stands, as the start of a sentence. */
final class Place {

  private Place() {}

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
