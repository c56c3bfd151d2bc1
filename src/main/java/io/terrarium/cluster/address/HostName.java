package io.terrarium.cluster.address;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import io.terrarium.file.BadInput;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import scala.Option;

/**
 * The one form that a host has in the addresses of nodes, since Akka compares them letter by
 * letter: a name in small letters, an IPv4 address as four numbers, an IPv6 address in brackets and
 * as RFC 5952 writes it.
 */
public final class HostName {

  private static final String NUMBER = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");

  /** Hosts that name services and browsers would each take for another IPv4 address. */
  private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

  /** Two groups or more of an IPv6 address that are zero. */
  private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

  private HostName() {}

  /**
   * The form that a host has in addresses.
   *
   * @throws BadInput if it is not a host
   */
  public static String of(String written) {
    if (written.contains(":")) {
      return ipv6(written);
    }
    String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (NUMERIC.matcher(host).matches()) {
      return ipv4(host);
    }
    return name(host.toLowerCase(Locale.ROOT), written);
  }

  /**
   * The same of a host that others must be able to reach.
   *
   * @throws BadInput if it is not a host, or one that stands for all addresses of a machine
   */
  public static String reachable(String written) {
    String host = of(written);
    if (isAny(host)) {
      throw new BadInput(unreachable(written));
    }
    return host;
  }

  /** The sentence that refuses a host that stands for all addresses of a machine. */
  public static String unreachable(String written) {
    return written
        + " stands for all addresses of a machine, and others cannot reach that; give the address that they reach";
  }

  /** Whether a host stands for all addresses of a machine. */
  public static boolean isAny(String host) {
    return host.equals("0.0.0.0") || host.equals("[::]");
  }

  private static String ipv6(String written) {
    if (written.contains("%")) {
      throw new BadInput(
          written
              + " names an interface of one machine; give an address that is the same for all machines");
    }
    boolean inBrackets = written.startsWith("[") && written.endsWith("]");
    InetAddress address = literal(inBrackets ? written : "[" + written + "]", written);
    if (!(address instanceof Inet6Address)) {
      // The JDK makes an IPv4 address of one that stands for it.
      return address.getHostAddress();
    }
    if (address.isLinkLocalAddress()) {
      throw new BadInput(
          written
              + " is reached through one interface only; give an address that is the same for all machines");
    }
    return "[" + shortest(address.getHostAddress()) + "]";
  }

  /** Reads an address in brackets, for which no name service is asked. */
  private static InetAddress literal(String inBrackets, String written) {
    try {
      return InetAddress.getByName(inBrackets);
    } catch (UnknownHostException e) {
      throw new BadInput(
          "'%s' is not a host; give a name or an address alone, without a port".formatted(written));
    }
  }

  private static String shortest(String eightGroups) {
    return ZEROS
        .matcher(eightGroups)
        .results()
        .map(MatchResult::group)
        .max(Comparator.comparing(HostName::zeros))
        .map(longest -> eightGroups.replaceFirst(longest, "::"))
        .orElse(eightGroups);
  }

  private static long zeros(String groups) {
    return groups.chars().filter(c -> c == '0').count();
  }

  private static String ipv4(String host) {
    if (!IPV4.matcher(host).matches()) {
      throw new BadInput(
          host
              + " is not an IPv4 address; write four numbers from 0 to 255 without leading zeros, as in 127.0.0.1");
    }
    return host;
  }

  private static String name(String host, String written) {
    if (host.contains("_")) {
      throw new BadInput(
          written
              + " has an underscore, which Akka does not accept in a host; give a name without one, or the number of the address");
    }
    if (!isName(host)) {
      throw new BadInput(
          "'%s' is not a host; give a name of letters, digits, hyphens and dots, or the number of an address"
              .formatted(written));
    }
    return host;
  }

  /** Whether Akka finds this host again in an address that it has written. */
  private static boolean isName(String host) {
    Option<Address> address = AddressFromURIString.unapply("akka://any@" + host + ":1");
    return address.isDefined() && address.get().getHost().filter(host::equals).isPresent();
  }
}
