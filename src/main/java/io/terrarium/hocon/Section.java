package io.terrarium.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.terrarium.file.BadInput;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an experiment whose values are read by type; each refusal names the place, the key and
 * what would be right.
 *
 * @param path the path of the section, which is empty for the whole experiment
 * @param values what it holds
 * @param file the file that is named if a key is missing
 */
public record Section(String path, ConfigObject values, String file) {

  /** The full path of one of its keys. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key, if it is set. */
  public Optional<ConfigValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The section under a key, which may be left out or taken back by {@code null}. */
  public Optional<Section> findSection(String key) {
    return find(key)
        .filter(value -> value.valueType() != ConfigValueType.NULL)
        .map(value -> new Section(path(key), asObject(key, value), file));
  }

  /** The section under a key; it is empty if it is left out. */
  public Section sectionOrEmpty(String key) {
    return findSection(key)
        .orElseGet(() -> new Section(path(key), ConfigValueFactory.fromMap(Map.of(), file), file));
  }

  /** The refusal of the value of one of its keys. */
  public BadInput refusal(String key, ConfigValue value, String complaint) {
    return ConfigPlace.refusal(value, path(key), complaint);
  }

  /**
   * The refusal of this section because a key is missing.
   *
   * @param expected the words for the value that the key would have: {@code a whole number}
   */
  public BadInput missing(String key, String expected) {
    return new BadInput(place() + ": `" + path(key) + "` is missing; give it " + expected + ".");
  }

  /**
   * The place of a section is where it was written last; that of the whole experiment is the file.
   */
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
