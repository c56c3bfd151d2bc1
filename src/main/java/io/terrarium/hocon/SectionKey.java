package io.terrarium.hocon;

import com.typesafe.config.ConfigValue;
import io.terrarium.file.BadInput;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key of a section, with its type, its default and its meaning.
 *
 * @param <S> the type that the section is read as
 * @param <T> the type that the key's value is read as
 * @param name the name of the key within its section: {@code latent-size}
 * @param ifAbsent the value of a section that leaves the key out; empty if the section's reader
 *     decides, or the key must be given
 * @param meaning whole sentences for the reader of a table
 * @param value gives the key's value in a section; empty if it is not written
 */
public record SectionKey<S, T>(
    String name,
    ValueType<T> type,
    Optional<T> ifAbsent,
    String meaning,
    Function<S, Optional<T>> value) {

  /** A key with a default. */
  public static <S, T> SectionKey<S, T> of(
      String name, ValueType<T> type, T ifAbsent, String meaning, Function<S, T> value) {
    return new SectionKey<>(
        name, type, Optional.of(ifAbsent), meaning, section -> Optional.of(value.apply(section)));
  }

  /** A key that every section must give. */
  public static <S, T> SectionKey<S, T> required(
      String name, ValueType<T> type, String meaning, Function<S, T> value) {
    return new SectionKey<>(
        name, type, Optional.empty(), meaning, section -> Optional.of(value.apply(section)));
  }

  /** A key that may be left out. */
  public static <S, T> SectionKey<S, T> optional(
      String name, ValueType<T> type, String meaning, Function<S, Optional<T>> value) {
    return new SectionKey<>(name, type, Optional.empty(), meaning, value);
  }

  /** The same key with fewer values that are right, such as the names that a registry knows. */
  public SectionKey<S, T> as(ValueType<T> narrower) {
    return new SectionKey<>(name, narrower, ifAbsent, meaning, value);
  }

  /**
   * The value in a section, or the default.
   *
   * @throws BadInput if it is not of the key's type, or there is neither
   */
  public T read(Section section) {
    return find(section).or(() -> ifAbsent).orElseThrow(() -> section.missing(name, type.noun()));
  }

  /**
   * The value in a section, if it is there.
   *
   * @throws BadInput if it is not of the key's type
   */
  public Optional<T> find(Section section) {
    return section.find(name).map(value -> read(section, value));
  }

  private T read(Section section, ConfigValue value) {
    return type.read(value, section.path(name));
  }

  /** The lines of this key in a section's text. */
  Map<String, String> lines(String path, S section) {
    return value.apply(section).map(each -> type.lines(path, each)).orElse(Map.of());
  }

  /** The default, as a table shows it. */
  Optional<String> shownDefault() {
    return ifAbsent.map(type::text);
  }
}
