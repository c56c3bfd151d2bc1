package io.terrarium.hocon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines of the {@code include}s in a text, which the parser does not tell those who
 * include for it.
 */
final class IncludePlaces {

  /**
   * Text in quotes, of any length: its quantifiers are possessive, so that matching does not
   * recurse.
   */
  static final String QUOTED = "\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"";

  private static final String COMMENT = "(?:#|//)[^\n]*+";
  private static final String GAP = "(?:[\\s\uFEFF]|" + COMMENT + ")*+";

  /**
   * The tokens among which an include stands: text, comments, what follows a key up to its value,
   * brackets, ends of an entry; and an include up to the name that it gives.
   */
  private static final Pattern TOKENS =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"++|(?<blank>[\\s\uFEFF&&[^\n]]++|"
              + COMMENT
              + ")|(?<include>include"
              + GAP
              + "(?:required\\("
              + GAP
              + ")?(?:(?:file|url|classpath)\\("
              + GAP
              + ")?(?=\"))|"
              + QUOTED
              + "|[=:]"
              + GAP
              + "|(?<open>[{\\[])|(?<close>[}\\]])|(?<end>[,\n])|.",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final String name;
  private final Optional<Path> file;

  private IncludePlaces(String name, Optional<Path> file) {
    this.name = name;
    this.file = file;
  }

  static IncludePlaces of(Path file) {
    return new IncludePlaces(file.toString(), Optional.of(file));
  }

  /**
   * The places in a text whose own name is place enough: it has one line, or nobody counts its
   * lines.
   */
  static IncludePlaces of(String name) {
    return new IncludePlaces(name, Optional.empty());
  }

  /** The {@code file:line} of an include; includes are counted from 1. */
  String of(int number) {
    return file.flatMap(IncludePlaces::read)
        .flatMap(content -> line(content, number))
        .map(line -> name + ":" + line)
        .orElse(name);
  }

  private static Optional<Long> line(String content, int number) {
    return starts(content).stream()
        .skip(number - 1L)
        .findFirst()
        .map(start -> 1 + content.substring(0, start).chars().filter(c -> c == '\n').count());
  }

  /** The starts of the includes, which stand where a key might; elsewhere the word is text. */
  private static List<Integer> starts(String content) {
    List<Integer> starts = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    boolean mayBeKey = true;
    for (Matcher token = TOKENS.matcher(content); token.find(); ) {
      if (token.group("include") != null && mayBeKey && !"[".equals(open.peek())) {
        starts.add(token.start());
      }
      if (token.group("open") != null) {
        open.push(token.group());
      } else if (token.group("close") != null) {
        open.poll();
      }
      mayBeKey =
          token.group("open") != null
              || token.group("end") != null
              || mayBeKey && token.group("blank") != null;
    }
    return starts;
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
