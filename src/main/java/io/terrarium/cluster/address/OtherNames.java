package io.terrarium.cluster.address;

import io.terrarium.file.BadInput;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other names by which a node at some IP addresses may be known. */
public final class OtherNames {

  private OtherNames() {}

  /** Each name as {@code host:port}; this may ask a name service. */
  public static Set<String> of(List<InetAddress> numbers, int port) {
    return numbers.stream()
        .flatMap(OtherNames::hosts)
        .flatMap(host -> node(host, port))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> hosts(InetAddress number) {
    Stream<String> own = Stream.of(number.getHostAddress(), number.getCanonicalHostName());
    return isHere(number)
        ? Stream.concat(own, Stream.of("127.0.0.1", "::1", "localhost", thisMachine()))
        : own;
  }

  private static Stream<String> node(String host, int port) {
    try {
      return Stream.of(new HostAndPort(host, port).toString());
    } catch (BadInput none) {
      return Stream.of();
    }
  }

  private static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Whether this machine has the address. */
  public static boolean isHere(InetAddress number) {
    try {
      return number.isLoopbackAddress() || NetworkInterface.getByInetAddress(number) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
