package io.terrarium.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Hands connections on to another port, as an address translation does. */
public final class Forwarder implements AutoCloseable {

  private final ServerSocket outside;
  private final String host;
  private final int inside;

  /** Hands on what arrives at a port to another one. */
  public Forwarder(ServerSocket outside, String host, int inside) {
    this.outside = outside;
    this.host = host;
    this.inside = inside;
    inBackground(this::accept);
  }

  /** As a process of its own, whose arguments are host and port outside and inside. */
  static Program program() {
    return Program.of(Forwarder.class);
  }

  /** Hands on until it is killed. */
  public static void main(String[] places) throws IOException, InterruptedException {
    ServerSocket outside =
        new ServerSocket(Integer.parseInt(places[1]), 50, InetAddress.getByName(places[0]));
    try (Forwarder forwarder = new Forwarder(outside, places[2], Integer.parseInt(places[3]))) {
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }

  private void accept() throws IOException {
    while (!outside.isClosed()) {
      Socket arrived = outside.accept();
      inBackground(() -> handOn(arrived));
    }
  }

  private void handOn(Socket arrived) throws IOException {
    try (arrived;
        Socket handedOn = new Socket(host, inside)) {
      inBackground(() -> pump(handedOn, arrived));
      pump(arrived, handedOn);
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
