package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address of this machine. An empty one would be any, which no other machine can answer to. */
final class HostName implements ITypeConverter<String> {

  @Override
  public String convert(String value) {
    if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
      throw new TypeConversionException("must be an address of this machine, is '" + value + "'");
    }
    return value;
  }
}
