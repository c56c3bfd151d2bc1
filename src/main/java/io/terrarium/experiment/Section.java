package io.terrarium.experiment;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.terrarium.file.BadInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A part of an experiment whose values are read by type; each refusal names the place, the key and
 * what would be right.
 *
 * @param path of the section, empty for the whole experiment
 * @param values what it holds
 * @param file named where a key is missing
 */
record Section(String path, ConfigObject values, String file) {

  /** The full path of one of its keys. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key, if it is set. */
  Optional<ConfigValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A part of this one. */
  Section section(String key) {
    return new Section(path(key), asObject(key, required(key, "a section { ... }")), file);
  }

  /** A part that may be left out, or taken back by {@code null}. */
  Optional<Section> findSection(String key) {
    return find(key)
        .filter(value -> value.valueType() != ConfigValueType.NULL)
        .map(value -> new Section(path(key), asObject(key, value), file));
  }

  /** A part that may be left out: then it holds nothing. */
  Section sectionOrEmpty(String key) {
    return findSection(key)
        .orElseGet(() -> new Section(path(key), ConfigValueFactory.fromMap(Map.of(), file), file));
  }

  boolean flag(String key) {
    return ConfigScalar.flag(required(key, "true or false"), path(key));
  }

  int integer(String key, int minimum, int maximum) {
    return (int) whole(key, minimum, maximum);
  }

  long whole(String key, long minimum, long maximum) {
    return ConfigScalar.whole(required(key, "a whole number"), path(key), minimum, maximum);
  }

  float real(String key) {
    return ConfigScalar.real(required(key, "a number"), path(key));
  }

  /** One of some names. */
  String name(String key, List<String> known) {
    String expected = "one of " + String.join(", ", known);
    return ConfigScalar.name(required(key, expected), path(key), known);
  }

  /** A list of at least one element, each read from its value and its path. */
  <T> List<T> list(String key, BiFunction<ConfigValue, String, T> element) {
    ConfigValue value = required(key, "a list [ ... ]");
    if (!(value instanceof ConfigList list)) {
      throw refusal(key, value, "must be a list [ ... ], is " + ConfigPlace.shown(value));
    }
    if (list.isEmpty()) {
      throw refusal(key, value, "must name at least one, is empty");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> element.apply(list.get(i), path(key) + "[" + i + "]"))
        .toList();
  }

  BadInput refusal(String key, ConfigValue value, String complaint) {
    return ConfigPlace.refusal(value, path(key), complaint);
  }

  private ConfigValue required(String key, String expected) {
    return find(key)
        .orElseThrow(
            () ->
                new BadInput(
                    place() + ": `" + path(key) + "` is missing; give it " + expected + "."));
  }

  /** A section stands where it was written last; the whole experiment is the file. */
  private String place() {
    return path.isEmpty() || values.isEmpty() ? file : ConfigPlace.of(values.origin());
  }

  private ConfigObject asObject(String key, ConfigValue value) {
    if (value.valueType() != ConfigValueType.OBJECT) {
      throw refusal(key, value, "must be a section { ... }, is " + ConfigPlace.shown(value));
    }
    return (ConfigObject) value;
  }
}
