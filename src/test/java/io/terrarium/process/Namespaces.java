package io.terrarium.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of its own for each node, all on a switch that the test may pull cables from. Nothing
 * of this machine's own network is touched. It takes Linux, and the right to do so.
 */
final class Namespaces implements Network {

  private static final int PORT = 25_520;
  private static final String PREFIX = "terrarium-" + ProcessHandle.current().pid() + "-";
  private static final String SWITCH = PREFIX + "switch";
  private static final String CABLE = "cable";

  /** Who talks to the nodes has the next number. */
  private final int size;

  /** For so many nodes. */
  Namespaces(int size) {
    this.size = size;
    ip("netns add " + SWITCH);
    for (String bridge : List.of("here", "there")) {
      ip("-n %s link add %s type bridge".formatted(SWITCH, bridge));
      ip("-n %s link set %s up".formatted(SWITCH, bridge));
    }
    IntStream.rangeClosed(0, size).forEach(this::plugIn);
  }

  private void plugIn(int place) {
    String own = PREFIX + place;
    ip("netns add " + own);
    ip(
        "-n %s link add %s%d type veth peer name eth0 netns %s"
            .formatted(SWITCH, CABLE, place, own));
    ip("-n %s link set lo up".formatted(own));
    ip("-n %s addr add %s/24 dev eth0".formatted(own, host(place)));
    ip("-n %s link set eth0 up".formatted(own));
    connect("here", place);
    up(place);
  }

  /** Says in a line why this machine cannot have them, where it cannot. */
  static boolean areAllowed() {
    String obstacle = obstacle();
    if (!obstacle.isEmpty()) {
      System.out.println("skipped: " + obstacle);
    }
    return obstacle.isEmpty();
  }

  private static String obstacle() {
    String name = PREFIX + "try";
    String trouble = tried(List.of("ip", "netns", "add", name));
    if (trouble.isEmpty()) {
      trouble =
          tried(List.of("ip", "-n", name, "link", "add", "trial", "type", "bridge"))
              + tried(List.of("ip", "-n", name, "link", "add", "cable", "type", "veth"))
              + tried(List.of("ip", "netns", "del", name));
    }
    return trouble.isEmpty()
        ? ""
        : "this machine lets the test make no network namespaces: " + trouble.strip();
  }

  /** These are on a switch of their own. */
  void cut(int... nodes) {
    IntStream.of(nodes).forEach(node -> connect("there", node));
  }

  /** Their cables are out: each is alone. */
  void unplug(int... nodes) {
    IntStream.of(nodes)
        .forEach(node -> ip("-n %s link set %s%d down".formatted(SWITCH, CABLE, node)));
  }

  /** What one sends to the other is lost; all else is as it was. */
  void block(int from, int to) {
    ip("-n %s route add blackhole %s".formatted(PREFIX + from, host(to)));
  }

  void unblock(int from, int to) {
    ip("-n %s route del blackhole %s".formatted(PREFIX + from, host(to)));
  }

  /**
   * Packets of all nodes are late, and some are lost.
   *
   * @return why that cannot be had here; empty where it is so now
   */
  String disturb(String netem) {
    return IntStream.range(0, size)
        .mapToObj(
            node ->
                tried(
                    List.of(
                        ("ip netns exec %s tc qdisc add dev eth0 root netem %s")
                            .formatted(PREFIX + node, netem)
                            .split(" "))))
        .filter(trouble -> !trouble.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Gives it an address that the others have no way to. */
  void hide(int place) {
    ip("-n %s addr add %s/32 dev lo".formatted(PREFIX + place, hidden(place)));
  }

  String hidden(int place) {
    return "10.78.0." + (place + 1);
  }

  /** All cables are in, on one switch. */
  void heal() {
    for (int node = 0; node < size; node++) {
      connect("here", node);
      up(node);
    }
  }

  private void connect(String bridge, int place) {
    ip("-n %s link set %s%d master %s".formatted(SWITCH, CABLE, place, bridge));
  }

  private void up(int place) {
    ip("-n %s link set %s%d up".formatted(SWITCH, CABLE, place));
  }

  private static void ip(String words) {
    String trouble = tried(Stream.concat(Stream.of("ip"), Stream.of(words.split(" "))).toList());
    if (!trouble.isEmpty()) {
      throw new IllegalStateException("ip " + words + ": " + trouble);
    }
  }

  /** Returns what it has complained of. */
  private static String tried(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? "" : new String(said, StandardCharsets.UTF_8);
    } catch (IOException none) {
      return none.getMessage();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String host(int node) {
    return "10.77.0." + (node + 1);
  }

  @Override
  public int port(int node) {
    return PORT;
  }

  @Override
  public List<String> entering(int node) {
    return List.of("ip", "netns", "exec", PREFIX + node);
  }

  @Override
  public String clientHost() {
    return host(size);
  }

  @Override
  public List<String> enteringClient() {
    return entering(size);
  }

  @Override
  public void close() {
    IntStream.rangeClosed(0, size).forEach(place -> ip("netns del " + PREFIX + place));
    ip("netns del " + SWITCH);
  }
}
