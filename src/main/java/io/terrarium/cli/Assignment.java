package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code path=value}; what stands on either side is for the experiment to judge. */
final class Assignment implements ITypeConverter<String> {

  @Override
  public String convert(String value) {
    if (value.indexOf('=') < 1) {
      throw new TypeConversionException("must have the form PATH=VALUE, is " + value);
    }
    return value;
  }
}
