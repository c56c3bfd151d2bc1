package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Any whole number that a {@code long} holds. */
final class WholeNumber implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "must be a whole number from "
              + Long.MIN_VALUE
              + " to "
              + Long.MAX_VALUE
              + ", is "
              + value);
    }
  }
}
