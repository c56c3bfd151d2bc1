package io.terrarium.hocon;

import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.terrarium.file.EnumText;
import io.terrarium.file.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of values that keys of experiments have. */
public final class ValueTypes {

  private ValueTypes() {}

  private record Simple<T>(
      String noun, BiFunction<ConfigValue, String, T> reader, Function<T, String> writer)
      implements ValueType<T> {

    @Override
    public T read(ConfigValue value, String path) {
      return reader.apply(value, path);
    }

    @Override
    public String text(T value) {
      return writer.apply(value);
    }
  }

  /** True or false. */
  public static ValueType<Boolean> flag() {
    return new Simple<>("true or false", ConfigScalar::flag, String::valueOf);
  }

  /** Whole numbers between two bounds, both included. */
  public static ValueType<Integer> integer(int minimum, int maximum) {
    return new Simple<>(
        "a whole number",
        (value, path) -> (int) ConfigScalar.whole(value, path, minimum, maximum),
        String::valueOf);
  }

  /** Whole numbers of 64 bits between two bounds, both included. */
  public static ValueType<Long> whole(long minimum, long maximum) {
    return new Simple<>(
        "a whole number",
        (value, path) -> ConfigScalar.whole(value, path, minimum, maximum),
        String::valueOf);
  }

  /** Finite numbers. */
  public static ValueType<Float> real() {
    return new Simple<>("a number", ConfigScalar::real, NumberText::of);
  }

  /** Finite numbers above 0. */
  public static ValueType<Float> positive() {
    return new Simple<>("a number above 0", ValueTypes::positive, NumberText::of);
  }

  private static float positive(ConfigValue value, String path) {
    float number = ConfigScalar.real(value, path);
    if (number <= 0) {
      throw ConfigPlace.refusal(value, path, "must be above 0, is " + ConfigPlace.shown(value));
    }
    return number;
  }

  /** Names of any kind. */
  public static ValueType<String> name() {
    return new Simple<>("a name", ConfigScalar::text, ValueTypes::quoted);
  }

  /** One of some names. */
  public static ValueType<String> name(List<String> known) {
    return new Simple<>(
        "one of " + String.join(", ", known),
        (value, path) -> ConfigScalar.name(value, path, known),
        ValueTypes::quoted);
  }

  /** One of some constants, which are written in lower case with hyphens: {@code z-score}. */
  @SafeVarargs
  public static <E extends Enum<E>> ValueType<E> constant(E... known) {
    List<String> names = Arrays.stream(known).map(EnumText::of).toList();
    return new Simple<>(
        "one of " + String.join(", ", names),
        (value, path) -> known[names.indexOf(ConfigScalar.name(value, path, names))],
        each -> quoted(EnumText.of(each)));
  }

  /** Lists of at least one value. */
  public static <T> ValueType<List<T>> list(ValueType<T> element) {
    return new Simple<>(
        "a list [ ... ]",
        (value, path) -> ConfigScalar.list(value, path, element::read),
        values -> values.stream().map(element::text).collect(Collectors.joining(", ", "[", "]")));
  }

  /** A name as HOCON has it, in quotation marks. */
  public static String quoted(String name) {
    return ConfigUtil.quoteString(name);
  }
}
