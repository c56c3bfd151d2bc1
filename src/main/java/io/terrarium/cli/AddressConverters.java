package io.terrarium.cli;

import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.cluster.address.HostName;
import io.terrarium.file.BadInput;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The converters of addresses on the command line; what they refuse is a usage error. */
final class AddressConverters {

  private static final String LOOPBACK = "127.0.0.1";

  private AddressConverters() {}

  /** The host at which others reach this process. */
  static final class Host implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
      String host = converted(HostName::of, value);
      if (HostName.isAny(host)) {
        throw new TypeConversionException(
            HostName.unreachable(value)
                + ", and `--bind %s:PORT` to listen on all of them".formatted(host));
      }
      return host;
    }
  }

  /** The {@code HOST:PORT} of a node. */
  static final class Node implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
      return converted(HostAndPort::ofNode, value).toString();
    }
  }

  /** A {@code HOST:PORT} to listen on, whose host may mean all addresses of this machine. */
  static final class Listening implements ITypeConverter<HostAndPort> {

    @Override
    public HostAndPort convert(String value) {
      HostAndPort place = converted(HostAndPort::parse, value);
      if (place.port() == 0) {
        throw new TypeConversionException(
            value + " has port 0; give the port at which connections for this process arrive");
      }
      return place;
    }
  }

  /** A {@code [HOST:]PORT} to serve on: loopback unless a host is given; 0 means any free port. */
  static final class Serving implements ITypeConverter<HostAndPort> {

    @Override
    public HostAndPort convert(String value) {
      return value.contains(":")
          ? converted(HostAndPort::parse, value)
          : new HostAndPort(LOOPBACK, new Port().convert(value));
    }
  }

  /** A port, where 0 means any free one. */
  static final class Port implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
      if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > HostAndPort.LAST_PORT) {
        throw new TypeConversionException(
            "must be a port from 0 to " + HostAndPort.LAST_PORT + ", is " + value);
      }
      return Integer.parseInt(value);
    }
  }

  private static <T> T converted(Function<String, T> reader, String value) {
    try {
      return reader.apply(value);
    } catch (BadInput refused) {
      throw new TypeConversionException(refused.getMessage());
    }
  }
}
