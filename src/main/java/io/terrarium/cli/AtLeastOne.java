package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 1 on. */
final class AtLeastOne implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String value) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw refusal(value);
    }
    if (number < 1) {
      throw refusal(value);
    }
    return number;
  }

  private static TypeConversionException refusal(String value) {
    return new TypeConversionException("must be a whole number from 1 on, is " + value);
  }
}
