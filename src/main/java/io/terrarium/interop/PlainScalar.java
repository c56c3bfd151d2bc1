package io.terrarium.interop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * The meaning of a value that stands without quotes in a YAML file. The published runs were read by
 * PyYAML, which follows YAML 1.1; other tools follow YAML 1.2, which has other numbers and fewer
 * words. A value is accepted where both read the same. Underscores between digits are accepted too,
 * although only YAML 1.1 has them, because a text seldom looks like that.
 */
final class PlainScalar {

  /**
   * A value that PyYAML and YAML 1.2 read differently.
   *
   * @param text the value as it is written
   * @param python what PyYAML reads
   * @param yaml12 what a reader of YAML 1.2 reads
   */
  record Ambiguous(String text, String python, String yaml12) {

    @Override
    public String toString() {
      return text;
    }
  }

  /** The meanings that are neither a number, a truth value nor text. */
  private enum Other {
    NOTHING("nothing"),
    SIXTIES("a number to base 60"),
    DATE("a date"),
    MERGE("a merge of sections"),
    ERROR("an error");

    private final String words;

    Other(String words) {
      this.words = words;
    }
  }

  private record Rule(Pattern pattern, Function<String, Object> reading) {

    Rule(String pattern, Function<String, Object> reading) {
      this(Pattern.compile(pattern), reading);
    }
  }

  /** The rules of PyYAML's resolver, in its order; a value that matches none is text. */
  private static final List<Rule> PYTHON =
      List.of(
          new Rule("yes|Yes|YES|true|True|TRUE|on|On|ON", text -> true),
          new Rule("no|No|NO|false|False|FALSE|off|Off|OFF", text -> false),
          new Rule("~|null|Null|NULL|", text -> Other.NOTHING),
          new Rule(
              "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                  + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)",
              PlainScalar::decimal),
          new Rule("[-+]?0b[01_]+", text -> integer(text, "0b", 2)),
          new Rule("[-+]?0x[0-9a-fA-F_]+", text -> integer(text, "0x", 16)),
          new Rule("[-+]?0[0-7_]+", text -> integer(text, "", 8)),
          new Rule("[-+]?(?:0|[1-9][0-9_]*)", text -> integer(text, "", 10)),
          new Rule("[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])++", text -> Other.SIXTIES),
          new Rule("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++\\.[0-9_]*", text -> Other.SIXTIES),
          new Rule(
              "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}"
                  + ":[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?",
              text -> Other.DATE),
          new Rule("<<", text -> Other.MERGE),
          new Rule("=", text -> Other.ERROR));

  private static final CoreScalarResolver YAML_1_2 = new CoreScalarResolver(false);

  private static final Map<Tag, Function<String, Object>> YAML_1_2_READINGS =
      Map.of(
          Tag.NULL, text -> Other.NOTHING,
          Tag.BOOL, Boolean::valueOf,
          Tag.INT, PlainScalar::integer,
          Tag.FLOAT, PlainScalar::decimal);

  private PlainScalar() {}

  /**
   * Reads a value as a number, a truth value, text, nothing, or an {@link Ambiguous} where the
   * meaning depends on the reader.
   */
  static Optional<Object> read(String text) {
    Object python = python(text);
    Object yaml12 = yaml12(python instanceof Number ? text.replace("_", "") : text);
    if (!python.equals(yaml12)) {
      return Optional.of(new Ambiguous(text, shown(python), shown(yaml12)));
    }
    return Optional.of(python).filter(value -> value != Other.NOTHING);
  }

  private static Object python(String text) {
    return PYTHON.stream()
        .filter(rule -> rule.pattern().matcher(text).matches())
        .findFirst()
        .map(rule -> rule.reading().apply(text))
        .orElse(text);
  }

  private static Object yaml12(String text) {
    return YAML_1_2_READINGS
        .getOrDefault(YAML_1_2.resolve(text, true), itself -> itself)
        .apply(text);
  }

  private static Object decimal(String text) {
    String number = text.replace("_", "").toLowerCase(Locale.ROOT);
    if (number.endsWith("nan")) {
      return Double.NaN;
    }
    return Double.parseDouble(number.replace(".inf", "Infinity"));
  }

  /** An integer of YAML 1.2. */
  private static Object integer(String text) {
    if (text.startsWith("0o")) {
      return integer(text, "0o", 8);
    }
    return text.startsWith("0x") ? integer(text, "0x", 16) : integer(text, "", 10);
  }

  private static Object integer(String text, String prefix, int radix) {
    String digits = text.replace("_", "").replaceFirst(prefix, "");
    if (digits.isEmpty() || digits.equals("-") || digits.equals("+")) {
      return Other.ERROR;
    }
    BigInteger number = new BigInteger(digits, radix);
    if (number.bitLength() < Integer.SIZE) {
      return number.intValue();
    }
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static String shown(Object reading) {
    if (reading instanceof Other other) {
      return other.words;
    }
    if (reading instanceof String text) {
      return "\"" + text + "\"";
    }
    return reading instanceof Double number && Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : reading.toString();
  }
}
