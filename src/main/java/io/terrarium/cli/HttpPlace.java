package io.terrarium.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where HTTP is served: a port, on loopback unless a host stands before it.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 */
record HttpPlace(String host, int port) {

  private static final String LOOPBACK = "127.0.0.1";

  /** {@code [HOST:]PORT}. */
  static final class Converter implements ITypeConverter<HttpPlace> {

    @Override
    public HttpPlace convert(String value) {
      int colon = value.lastIndexOf(':');
      if (colon == 0) {
        throw new TypeConversionException("must be PORT or HOST:PORT, is " + value);
      }
      String host = colon < 0 ? LOOPBACK : value.substring(0, colon);
      return new HttpPlace(host, new Port().convert(value.substring(colon + 1)));
    }
  }
}
