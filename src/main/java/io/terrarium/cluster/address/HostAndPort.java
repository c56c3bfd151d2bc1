package io.terrarium.cluster.address;

import io.terrarium.file.BadInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address at which something listens.
 *
 * @param host in the form of {@link HostName}
 * @param port from 0 to 65535; 0 for any that is free
 */
public record HostAndPort(String host, int port) {

  /** The largest port. */
  public static final int LAST_PORT = 65_535;

  private static final Pattern PARTS = Pattern.compile("(\\[[^]]*]|[^:@/]*):([0-9]{1,5})");

  /** A URL, or what stands around host and port in one. */
  private static final Pattern WRAPPED =
      Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*://)?(?:[^@/]*@)?([^@/]+)(?:/.*)?");

  /**
   * @throws BadInput if the host is not one
   */
  public HostAndPort {
    host = HostName.of(host);
    if (port < 0 || port > LAST_PORT) {
      throw new BadInput("a port is from 0 to %d, not %d".formatted(LAST_PORT, port));
    }
  }

  /**
   * {@code host:port}, an IPv6 address in brackets.
   *
   * @throws BadInput if it is something else
   */
  public static HostAndPort parse(String written) {
    if (!PARTS.matcher(written).matches()) {
      throw new BadInput("'%s' is not HOST:PORT%s".formatted(written, cure(written)));
    }
    return read(written);
  }

  /**
   * The same of a node, which others must be able to reach.
   *
   * @throws BadInput if nothing can be reached there
   */
  public static HostAndPort ofNode(String written) {
    HostAndPort node = parse(written);
    HostName.reachable(node.host);
    if (node.port == 0) {
      throw new BadInput(written + " has no port; give one from 1 to " + LAST_PORT);
    }
    return node;
  }

  /** The correction of a URL, or of an IPv6 address without brackets. */
  private static String cure(String written) {
    Matcher wrapped = WRAPPED.matcher(written);
    String inner = wrapped.matches() ? wrapped.group(1) : written;
    int colon = Math.max(0, inner.lastIndexOf(':'));
    String inBrackets = "[" + inner.substring(0, colon) + "]" + inner.substring(colon);
    return Stream.of(inner, inBrackets)
        .filter(HostAndPort::isOne)
        .findFirst()
        .map(right -> "; give " + right)
        .orElse(", such as 127.0.0.1:25520 or [::1]:25520");
  }

  private static HostAndPort read(String text) {
    int colon = text.lastIndexOf(':');
    return new HostAndPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Whether a text is {@code host:port}. */
  public static boolean isOne(String text) {
    if (!PARTS.matcher(text).matches()) {
      return false;
    }
    try {
      read(text);
      return true;
    } catch (BadInput refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
