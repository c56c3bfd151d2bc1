package io.terrarium.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.terrarium.file.BadInput;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Reads single values of an experiment; text that only looks like a number is refused. */
public final class ConfigScalar {

  private static final double EXACT_INTEGERS = 1L << 53;

  private ConfigScalar() {}

  public static boolean flag(ConfigValue value, String path) {
    if (value.unwrapped() instanceof Boolean flag) {
      return flag;
    }
    throw ConfigPlace.refusal(value, path, "must be true or false, is " + ConfigPlace.shown(value));
  }

  static String text(ConfigValue value, String path) {
    if (value.unwrapped() instanceof String text) {
      return text;
    }
    throw ConfigPlace.refusal(value, path, "must be a name, is " + ConfigPlace.shown(value));
  }

  public static String name(ConfigValue value, String path, List<String> known) {
    String name = text(value, path);
    if (!known.contains(name)) {
      throw ConfigPlace.refusal(
          value,
          path,
          "must be one of " + String.join(", ", known) + "; is " + ConfigPlace.shown(value));
    }
    return name;
  }

  /** Reads a list of at least one element, each from its value and its path. */
  static <T> List<T> list(
      ConfigValue value, String path, BiFunction<ConfigValue, String, T> element) {
    if (!(value instanceof ConfigList list)) {
      throw ConfigPlace.refusal(
          value, path, "must be a list [ ... ], is " + ConfigPlace.shown(value));
    }
    if (list.isEmpty()) {
      throw ConfigPlace.refusal(value, path, "must name at least one, is empty");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> element.apply(list.get(i), path + "[" + i + "]"))
        .toList();
  }

  /** Reads a whole number; {@code 1e3} and {@code 2.0} are whole numbers, too. */
  public static long whole(ConfigValue value, String path, long minimum, long maximum) {
    if (value.unwrapped() instanceof String text && isBeyondAnyLong(text)) {
      throw beyond(value, path, text.startsWith("-"), minimum, maximum);
    }
    Number number = number(value, path, "a whole number");
    double asDouble = number.doubleValue();
    boolean exact = number instanceof Long || number instanceof Integer;
    if (!exact && (asDouble != Math.rint(asDouble) || Math.abs(asDouble) > EXACT_INTEGERS)) {
      throw ConfigPlace.refusal(
          value, path, "must be a whole number, is " + ConfigPlace.shown(value));
    }
    long whole = number.longValue();
    if (whole < minimum || whole > maximum) {
      throw beyond(value, path, whole < minimum, minimum, maximum);
    }
    return whole;
  }

  /** HOCON reads a number that fits none of its types as text. */
  private static boolean isBeyondAnyLong(String text) {
    return text.matches("-?\\d+") && new BigInteger(text).bitLength() >= Long.SIZE;
  }

  private static BadInput beyond(
      ConfigValue value, String path, boolean below, long minimum, long maximum) {
    String bound = below ? "at least " + minimum : "at most " + maximum;
    return ConfigPlace.refusal(
        value, path, "must be " + bound + ", is " + ConfigPlace.shown(value));
  }

  /** Reads a finite number as a float, which must be finite too. */
  public static float real(ConfigValue value, String path) {
    double exact = finite(value, path);
    float real = (float) exact;
    if (Float.isInfinite(real) || real == 0 && exact != 0) {
      throw ConfigPlace.refusal(value, path, "must fit a float, is " + ConfigPlace.shown(value));
    }
    return real;
  }

  /** Reads a finite number; minus zero reads as zero. */
  public static double finite(ConfigValue value, String path) {
    double number = number(value, path, "a number").doubleValue();
    if (!Double.isFinite(number)) {
      throw ConfigPlace.refusal(
          value, path, "must be a finite number, is " + ConfigPlace.shown(value));
    }
    return number + 0.0;
  }

  private static Number number(ConfigValue value, String path, String expected) {
    if (value.valueType() != ConfigValueType.NUMBER) {
      throw ConfigPlace.refusal(
          value, path, "must be " + expected + ", is " + ConfigPlace.shown(value));
    }
    return (Number) value.unwrapped();
  }
}
