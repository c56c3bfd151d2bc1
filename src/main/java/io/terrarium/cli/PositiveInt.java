package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 1 to some maximum: the largest size of an experiment, or a smaller one. */
class PositiveInt implements ITypeConverter<Integer> {

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
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw refusal(value);
    }
    if (number < 1 || number > maximum) {
      throw refusal(value);
    }
    return (int) number;
  }

  private TypeConversionException refusal(String value) {
    return new TypeConversionException(
        "must be a whole number from 1 to " + maximum + ", is " + value);
  }
}
