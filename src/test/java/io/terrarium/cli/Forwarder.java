package io.terrarium.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Hands connections on to another port, as an address translation does. */
final class Forwarder implements AutoCloseable {

  private final ServerSocket outside;
  private final String host;
  private final int inside;

  /** Hands on what arrives at one port of a host to another one of it. */
  Forwarder(ServerSocket outside, String host, int inside) {
    this.outside = outside;
    this.host = host;
    this.inside = inside;
    inBackground(this::accept);
  }

  private void accept() throws IOException {
    while (!outside.isClosed()) {
      Socket arrived = outside.accept();
      Socket handedOn = new Socket(host, inside);
      inBackground(() -> pump(arrived, handedOn));
      inBackground(() -> pump(handedOn, arrived));
    }
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Whatever ends a connection ends its thread. */
  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    outside.close();
  }
}
