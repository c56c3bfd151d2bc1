package io.terrarium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parts of the documentation that the program itself says. They stand between {@code <!-- begin
 * NAME -->} and {@code <!-- end NAME -->}; {@code -Dterrarium.docs.update=true} writes them anew.
 */
public final class Generated {

  private Generated() {}

  /** Checks that a page has a part as the program has it now, or puts it there. */
  public static void assertHolds(String page, String name, String part) throws IOException {
    Path file = Path.of(page);
    String text = Files.readString(file);
    String begin = "<!-- begin " + name + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end " + name + " -->");
    assertThat(to).as("the place of " + name + " in " + page).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("terrarium.docs.update")) {
      Files.writeString(file, text.substring(0, from) + part + text.substring(to));
    } else {
      assertThat(text.substring(from, to))
          .as(name + " in " + page + "; -Dterrarium.docs.update=true writes it anew")
          .isEqualTo(part);
    }
  }

  /** A part that is shown as it is. */
  public static String fenced(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }

  /** What a page shows between its fences, in a part of it. */
  public static String fencedIn(String page, String name) throws IOException {
    String text = Files.readString(Path.of(page));
    String begin = "<!-- begin " + name + " -->\n```";
    int from = text.indexOf('\n', text.indexOf(begin) + begin.length()) + 1;
    return text.substring(from, text.indexOf("```\n<!-- end " + name + " -->"));
  }
}
