package io.terrarium.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** All nodes on this machine, on ports that are free. */
final class Loopback implements Network {

  private static final String HOST = "127.0.0.1";

  /** Below those that systems give to connections: a node that is down must not lose its own. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;

  private final Map<Integer, Integer> ports = new TreeMap<>();

  @Override
  public String host(int node) {
    return HOST;
  }

  @Override
  public int port(int node) {
    return ports.computeIfAbsent(node, any -> free());
  }

  private int free() {
    int port = FIRST_PORT + new Random().nextInt(PORTS);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return port;
    } catch (IOException taken) {
      return free();
    }
  }

  @Override
  public List<String> entering(int node) {
    return List.of();
  }

  @Override
  public String clientHost() {
    return HOST;
  }

  @Override
  public List<String> enteringClient() {
    return List.of();
  }

  @Override
  public void close() {}
}
