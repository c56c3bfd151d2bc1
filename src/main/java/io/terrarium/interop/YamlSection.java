package io.terrarium.interop;

import io.terrarium.file.BadInput;
import io.terrarium.file.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** A section of a YAML file, from which keys are taken; it knows those that nobody has taken. */
final class YamlSection {

  private static final int LONGEST = 40;

  private final String file;
  private final String path;
  private final Map<String, Object> left = new LinkedHashMap<>();
  private final List<YamlSection> opened = new ArrayList<>();

  /**
   * @param path of the section; empty for the whole file
   * @throws BadInput if a key is not a name
   */
  YamlSection(String file, String path, Map<?, ?> values) {
    this.file = file;
    this.path = path;
    values.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new BadInput(
                file
                    + ": the key "
                    + shown(key)
                    + (path.isEmpty() ? "" : " of `" + path + "`")
                    + " must be a name.");
          }
          left.put(name, value);
        });
  }

  /** The file that the section is in. */
  String file() {
    return file;
  }

  /** The place of one of its keys, for messages. */
  String place(String key) {
    return file + ", " + path(key);
  }

  /** Takes a number, a name, or a list of them; empty where the key is missing. */
  Optional<Object> take(String key) {
    Object value = left.get(key);
    if (value == null) {
      return Optional.empty();
    }
    requireUnambiguous(key, value);
    if (!isPlain(value)) {
      throw refusal(key, "must be a number, a name, or a list of them, is " + shown(value));
    }
    left.remove(key);
    return Optional.of(value);
  }

  private void requireUnambiguous(String key, Object value) {
    List<?> scalars = value instanceof List<?> list ? list : List.of(value);
    for (Object each : scalars) {
      if (each instanceof PlainScalar.Ambiguous scalar) {
        throw refusal(
            key,
            "has %s, which PyYAML (YAML 1.1) reads as %s and YAML 1.2 as %s; write it so that both read what is meant"
                .formatted(shown(scalar), shown(scalar.python()), shown(scalar.yaml12())));
      }
    }
  }

  /** Takes a name; empty where the key is missing. */
  Optional<String> takeName(String key) {
    return take(key)
        .map(
            value -> {
              if (value instanceof String name) {
                return name;
              }
              throw refusal(key, "must be a name, is " + shown(value));
            });
  }

  /** Takes a section, which has no keys where it is missing. */
  YamlSection takeSection(String key) {
    Object value = left.getOrDefault(key, Map.of());
    if (!(value instanceof Map<?, ?> values)) {
      throw refusal(key, "must be a section, is " + shown(value));
    }
    left.remove(key);
    YamlSection section = new YamlSection(file, path(key), values);
    opened.add(section);
    return section;
  }

  /** Takes a value if it is one of those that are known already. */
  void takeKnown(String key, Object... known) {
    if (Arrays.asList(known).contains(left.get(key))) {
      left.remove(key);
    }
  }

  /** All that nobody has taken, here and in the sections taken, each with its path and value. */
  List<String> leftOut() {
    Stream<String> own =
        left.entrySet().stream()
            .map(
                entry ->
                    VisibleText.of(path(entry.getKey()))
                        + (entry.getValue() instanceof Map ? "" : " = " + shown(entry.getValue())));
    return Stream.concat(own, opened.stream().flatMap(each -> each.leftOut().stream())).toList();
  }

  BadInput refusal(String key, String complaint) {
    return new BadInput("%s: `%s` %s.".formatted(file, path(key), complaint));
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isPlain(Object value) {
    return value instanceof List<?> list
        ? list.stream().allMatch(YamlSection::isScalar)
        : isScalar(value);
  }

  private static boolean isScalar(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof String;
  }

  /** A value as a sentence quotes it, cut where it is long. */
  static String shown(Object value) {
    return StringUtils.abbreviate(VisibleText.of(String.valueOf(value)), LONGEST);
  }
}
