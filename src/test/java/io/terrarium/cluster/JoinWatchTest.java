package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.engine.StubTask;
import io.terrarium.file.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is not in a cluster says why, and a client whose nodes do not answer is told why. */
@Timeout(60)
class JoinWatchTest {

  private static final String HOST = "127.0.0.1";
  private static final Config QUICK =
      ConfigFactory.parseString(
              "terrarium.engine.cluster { join-patience = 300 ms, client-patience = 1 s }")
          .withFallback(ConfigFactory.parseResources("process/quick-cluster.conf"));

  @TempDir Path folder;

  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    for (Node node : nodes) {
      node.leave();
      node.await();
    }
  }

  @Test
  void a_node_that_is_looked_for_by_name_and_known_by_number_is_named() throws Exception {
    Node first = start(HOST, new Told(), 0);
    Told told = new Told();
    start(HOST, told, 0, first.address().replace(HOST, "localhost"));
    told.awaitWhy(
        "the node at %s is known as %s; write it so"
            .formatted(first.address().replace(HOST, "localhost"), first.address()));
  }

  @Test
  void a_node_that_is_looked_for_by_number_and_known_by_name_is_named() throws Exception {
    Node first = start("localhost", new Told(), 0);
    Told told = new Told();
    String written = first.address().replace("localhost", HOST);
    start(HOST, told, 0, written);
    told.awaitWhy("the node at %s is known as %s".formatted(written, first.address()));
  }

  @Test
  void its_own_other_name_is_named() throws Exception {
    int port = freePort();
    Told told = new Told();
    start(HOST, told, port, "localhost:" + port);
    told.awaitWhy(
        "localhost:%d is this node itself, and others know it as 127.0.0.1:%d"
            .formatted(port, port));
  }

  @Test
  void a_port_where_nothing_listens_and_a_host_that_is_not_known_are_named() throws Exception {
    int port = freePort();
    Told told = new Told();
    start(HOST, told, 0, HOST + ":" + port, "nowhere.invalid:1");
    told.awaitWhy("nothing listens at 127.0.0.1:" + port);
    told.awaitWhy("the host of nowhere.invalid:1 is not known here");
  }

  /** One that is silent, and one that speaks another language again and again. */
  @Test
  void what_is_not_a_node_is_named_and_ends_nothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName(HOST));
        ServerSocket web = new ServerSocket(0, 50, InetAddress.getByName(HOST))) {
      CountDownLatch calls = new CountDownLatch(14);
      Thread serving = new Thread(() -> refuse(web, calls));
      serving.setDaemon(true);
      serving.start();
      Told told = new Told();
      String mute = HOST + ":" + silent.getLocalPort();
      String foreign = HOST + ":" + web.getLocalPort();
      Node node = start(HOST, told, 0, mute, foreign);
      told.awaitWhy("something listens at " + mute);
      told.awaitWhy("that it reaches " + node.address());
      calls.await();
      told.awaitWhy("something listens at " + foreign);
    }
  }

  private static void refuse(ServerSocket web, CountDownLatch calls) {
    while (!web.isClosed()) {
      try (Socket call = web.accept()) {
        call.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
        calls.countDown();
      } catch (IOException e) {
        // The caller has gone, or the test is over.
      }
    }
  }

  @Test
  void a_node_that_gets_in_later_is_told_so() throws Exception {
    int port = freePort();
    Told waiting = new Told();
    Node other = start(HOST, waiting, 0, HOST + ":" + port);
    waiting.awaitWhy("nothing listens");
    Told alsoWaiting = new Told();
    start(HOST, alsoWaiting, 0, other.address(), HOST + ":" + port);
    alsoWaiting.awaitWhy(other.address() + " is not in a cluster either");
    assertThat(waiting.joined.getCount()).isOne();
    start(HOST, new Told(), port);
    waiting.joined.await();
    alsoWaiting.joined.await();
  }

  @Test
  void a_client_is_told_of_a_node_that_is_in_no_cluster() throws Exception {
    Node waiting = start(HOST, new Told(), 0, HOST + ":" + freePort());
    try (ClusterClient client = client(waiting.address())) {
      assertThat(client.members()).isEmpty();
      assertThatThrownBy(() -> client.progress(0))
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "%s answers, but is not in a cluster; its own output says why.", waiting.address());
    }
  }

  @Test
  void a_client_is_told_of_another_name() {
    Node node = start(HOST, new Told(), 0);
    String written = node.address().replace(HOST, "LocalHost");
    try (ClusterClient client = client(written)) {
      assertThatThrownBy(client::members)
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith("No node at " + written.toLowerCase(java.util.Locale.ROOT))
          .hasMessageEndingWith("is known as " + node.address() + "; write it so.");
    }
  }

  @Test
  void a_client_whose_nodes_are_all_gone_is_told_that_none_answers() {
    Node node = start(HOST, new Told(), 0);
    try (ClusterClient client = client(node.address())) {
      assertThat(client.members()).hasSizeLessThan(2);
      node.leave();
      node.await();
      assertThatThrownBy(() -> client.progress(0))
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "None of the nodes answers any more, for 1 s: nothing listens at %s.",
              node.address());
    }
  }

  /** What a node tells what begins with it. */
  private static final class Told implements NodeExtension {

    private final BlockingQueue<String> why = new LinkedBlockingQueue<>();
    private final CountDownLatch joined = new CountDownLatch(1);

    @Override
    public void begin(ActorSystem<?> system) {}

    @Override
    public void onWaiting(String sentence) {
      why.add(sentence);
    }

    @Override
    public void onJoined() {
      joined.countDown();
    }

    /** Waits until it is told so. */
    void awaitWhy(String clause) throws InterruptedException {
      String sentence = why.take();
      while (!sentence.contains(clause)) {
        sentence = why.take();
      }
      assertThat(sentence).contains(" is not in a cluster, and goes on trying: ").endsWith(".");
    }
  }

  private Node start(String host, NodeExtension companion, int port, String... join) {
    NodeSettings settings =
        new NodeSettings(
            host, port, List.of(join), List.of(), folder.resolve("" + nodes.size()), QUICK);
    Node node = Node.start(settings, new StubRuns("build", StubTask.plain()), companion);
    nodes.add(node);
    return node;
  }

  private static ClusterClient client(String node) {
    return ClusterClient.connect(HOST, List.of(node), QUICK);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }
}
