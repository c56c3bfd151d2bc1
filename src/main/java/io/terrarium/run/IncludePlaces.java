package io.terrarium.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where in a text its {@code include}s stand, which the parser does not tell who includes for it.
 */
final class IncludePlaces {

  /** What may look like an include and is not, then an include up to the name it gives. */
  private static final Pattern TOKENS =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"+|(?:#|//)[^\n]*"
              + "|(?<![\\w.-])(include)\\s+(?:required\\s*\\(\\s*)?(?:(?:file|url|classpath)\\s*\\(\\s*)?\""
              + "|\"(?:[^\"\\\\\n]|\\\\.)*\"");

  private final String name;
  private final Optional<Path> file;

  private IncludePlaces(String name, Optional<Path> file) {
    this.name = name;
    this.file = file;
  }

  static IncludePlaces of(Path file) {
    return new IncludePlaces(file.toString(), Optional.of(file));
  }

  /** Of a text, whose own name is place enough: it is a line, or nobody counts its lines. */
  static IncludePlaces of(String name) {
    return new IncludePlaces(name, Optional.empty());
  }

  /** {@code file:line} of an include, which are counted from 1. */
  String of(int number) {
    return file.flatMap(IncludePlaces::read)
        .flatMap(content -> line(content, number))
        .map(line -> name + ":" + line)
        .orElse(name);
  }

  private static Optional<Long> line(String content, int number) {
    return TOKENS
        .matcher(content)
        .results()
        .filter(token -> token.group(1) != null)
        .skip(number - 1L)
        .findFirst()
        .map(MatchResult::start)
        .map(start -> 1 + content.substring(0, start).chars().filter(c -> c == '\n').count());
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
