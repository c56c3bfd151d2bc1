package io.terrarium.hocon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of section: its keys, in the order in which they are written. The keys decide which paths
 * an experiment may set, the text of a section, and the table in the documents.
 *
 * @param <S> the type that such a section is read as
 * @param name the name of the section; empty for the keys that stand in no section
 * @param keys the keys in the order of the text
 */
public record SectionType<S>(String name, List<SectionKey<S, ?>> keys) {

  /** A kind of section with some keys. */
  @SafeVarargs
  public static <S> SectionType<S> of(String name, SectionKey<S, ?>... keys) {
    return new SectionType<>(name, List.of(keys));
  }

  /**
   * A row of the table of keys.
   *
   * @param path the path of the key in an experiment
   * @param ifAbsent the text of the default; empty if there is none
   * @param meaning the key's meaning in whole sentences
   */
  public record Row(String path, Optional<String> ifAbsent, String meaning) {}

  /** A row for each key. */
  public List<Row> rows() {
    return keys.stream()
        .map(key -> new Row(path(key.name()), key.shownDefault(), key.meaning()))
        .toList();
  }

  /** Every path that an experiment may set in such a section. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (SectionKey<S, ?> key : keys) {
      String path = path(key.name());
      paths.add(path);
      key.type().subkeys().forEach(subkey -> paths.add(path + "." + subkey));
    }
    return paths;
  }

  /**
   * The text of a section, line by line.
   *
   * @return path to text, in the order of the file
   */
  public Map<String, String> lines(S section) {
    Map<String, String> lines = new LinkedHashMap<>();
    keys.forEach(key -> lines.putAll(key.lines(path(key.name()), section)));
    return lines;
  }

  private String path(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }
}
