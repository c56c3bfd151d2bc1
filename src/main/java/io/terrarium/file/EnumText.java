package io.terrarium.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The constants of an enum as users write them: in kebab-case, so that {@code Z_SCORE} is {@code
 * z-score}.
 */
public final class EnumText {

  private EnumText() {}

  /** The text of one constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The texts of all constants, in the order in which the enum declares them. */
  public static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(EnumText::of).toList();
  }

  /** The constant that has a text; empty where none has it. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equals(text))
        .findFirst();
  }

  /**
   * The constant that has a text.
   *
   * @throws IllegalArgumentException if none has it
   */
  public static <E extends Enum<E>> E read(Class<E> type, String text) {
    return find(type, text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it must be one of %s, is %s"
                        .formatted(String.join(", ", all(type)), VisibleText.of(text))));
  }
}
