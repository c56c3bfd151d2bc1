package io.terrarium.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The converters of numbers, paths and assignments on the command line. */
final class ValueConverters {

  private ValueConverters() {}

  /** A whole number from 1 to some maximum: the largest size of an experiment, or a smaller one. */
  static class PositiveInt implements ITypeConverter<Integer> {

    private static final int LARGEST_SIZE = 1 << 24;

    private final int maximum;

    PositiveInt() {
      this(LARGEST_SIZE);
    }

    PositiveInt(int maximum) {
      this.maximum = maximum;
    }

    @Override
    public Integer convert(String value) {
      return (int) number(value, 1, maximum);
    }
  }

  /** A whole number that a {@code long} holds. */
  static final class WholeNumber implements ITypeConverter<Long> {

    @Override
    public Long convert(String value) {
      return number(value, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /**
   * The path of a file or directory; an empty one, which Java takes for the working directory, is
   * refused.
   */
  static final class FilePath implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
      if (value.isEmpty()) {
        throw new TypeConversionException("must be a path, is empty");
      }
      try {
        return Path.of(value);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("must be a path: " + e.getMessage());
      }
    }
  }

  /** A text {@code path=value}; the reader of experiments checks the two sides. */
  static final class Assignment implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
      if (value.indexOf('=') < 1) {
        throw new TypeConversionException("must have the form PATH=VALUE, is " + value);
      }
      return value;
    }
  }

  private static long number(String value, long minimum, long maximum) {
    try {
      long number = Long.parseLong(value);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The sentence below says what would be right.
    }
    throw new TypeConversionException(
        "must be a whole number from %d to %d, is %s".formatted(minimum, maximum, value));
  }
}
