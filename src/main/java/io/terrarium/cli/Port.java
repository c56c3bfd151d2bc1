package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port, or 0 for any that is free. */
final class Port implements ITypeConverter<Integer> {

  private static final int LAST = 65_535;

  @Override
  public Integer convert(String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > LAST) {
      throw new TypeConversionException("must be a port from 0 to " + LAST + ", is " + value);
    }
    return Integer.parseInt(value);
  }
}
