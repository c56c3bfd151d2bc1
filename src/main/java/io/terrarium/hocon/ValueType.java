package io.terrarium.hocon;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;

/**
 * The type of a key's values: how one is read from HOCON, and how it is written so that it reads
 * back as the same.
 */
public interface ValueType<T> {

  /** The words for a value of this type in a sentence: {@code a whole number}. */
  String noun();

  /**
   * Reads a value.
   *
   * @param path of the key, for the refusal
   * @throws io.terrarium.file.BadInput if it is not a value of this type
   */
  T read(ConfigValue value, String path);

  /** The text of a value, in HOCON. */
  String text(T value);

  /**
   * The lines of a value: most have one, under the path of the key.
   *
   * @return path to text, in the order of the file
   */
  default Map<String, String> lines(String path, T value) {
    return Map.of(path, text(value));
  }

  /** The keys below this one, if a value may be a section: {@code init}. */
  default List<String> subkeys() {
    return List.of();
  }
}
