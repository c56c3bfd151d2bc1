package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code host:port} of a node. */
final class HostAndPort implements ITypeConverter<String> {

  private static final int LAST_PORT = 65_535;

  @Override
  public String convert(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1
        || value.chars().anyMatch(Character::isWhitespace)
        || !isPort(value.substring(colon + 1))) {
      throw new TypeConversionException(
          "must be HOST:PORT with a port from 1 to " + LAST_PORT + ", is " + value);
    }
    return value;
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= LAST_PORT;
  }
}
