package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.StubTask;
import io.terrarium.file.BadInput;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of a cluster, all in this JVM, whose disks refuse, or which come back. */
@Timeout(90)
class ClusterTroubleTest {

  private static final Config QUICK = ConfigFactory.parseResources("process/quick-cluster.conf");
  private static final String LONG = "100000";

  /** A disk that was full for a moment. */
  private static final RunListener FULL =
      event -> {
        if (event instanceof GenerationFinished finished && finished.record().generation() == 2) {
          throw new BadInput("metrics.csv cannot be written (No space left on device).");
        }
      };

  @TempDir Path folder;

  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final List<ClusterClient> clients = new ArrayList<>();

  @AfterEach
  void end() {
    clients.forEach(ClusterClient::close);
    nodes.forEach(
        node -> {
          node.leave();
          node.await();
        });
  }

  @Test
  void a_host_whose_listener_fails_gives_the_run_up_in_a_sentence() {
    ClusterClient client = client(start("first", 0, runs().hearing(FULL)));
    client.submit("run", LONG, "build");
    ClusterReport report = ended(client);
    assertThat(report.standing()).isEqualTo(RunStatus.FAILED);
    assertThat(report.sentence())
        .contains("metrics.csv cannot be written (No space left on device).");
    assertThat(report.generation()).isEqualTo(3);
  }

  /** Who asks waits only so long for the answer; a busy node gets the question again, and late. */
  @Test
  void a_question_that_comes_again_does_not_take_up_a_run_that_has_ended() {
    Node node = start("first", 0, runs().hearing(FULL));
    ClusterClient client = client(node);
    ActorSystem<Void> asking = ActorSystems.startClient(Behaviors.empty(), "127.0.0.1", QUICK);
    try {
      Gateway.Submitted begun = submit(asking, node, 7);
      ended(client);
      assertThat(submit(asking, node, 7)).isEqualTo(begun);
      assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.FAILED);
      submit(asking, node, 8);
      assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.GOING);
    } finally {
      asking.terminate();
    }
  }

  /** Asks until there is an answer. */
  private static Gateway.Submitted submit(ActorSystem<Void> asking, Node node, long number) {
    ActorRef<Gateway.Command> gateway =
        ActorRefResolver.get(asking)
            .resolveActorRef(ActorSystems.address(node.address()) + "/user/" + Gateway.NAME);
    while (true) {
      try {
        return AskPattern.<Gateway.Command, Gateway.Submitted>ask(
                gateway,
                replyTo -> new Gateway.Submit("run", LONG, "build", number, replyTo),
                Duration.ofSeconds(2),
                asking.scheduler())
            .toCompletableFuture()
            .join();
      } catch (CompletionException late) {
        pause(50);
      }
    }
  }

  @Test
  void the_only_node_gives_a_run_up_in_a_sentence_that_it_cannot_keep() throws IOException {
    ClusterClient client = client(start("first", 0, runs()));
    client.submit("run", LONG, "build");
    Path copy = folder.resolve("first/terrarium-run.pb");
    obstruct(copy);
    ClusterReport report = ended(client);
    assertThat(report.standing()).isEqualTo(RunStatus.FAILED);
    assertThat(report.sentence()).hasValueSatisfying(text -> assertThat(text).contains("" + copy));
  }

  @Test
  void a_run_leaves_a_host_that_cannot_keep_it() throws IOException {
    Node host = start("first", 0, runs());
    StubRuns others = runs();
    Node other = start("second", 0, others, host.address());
    ClusterClient client = client(other);
    client.submit("run", LONG, "build");
    while (client.progress(0).report().sites().size() < 2) {
      pause(50);
    }
    obstruct(folder.resolve("first/terrarium-run.pb"));
    assertThat(host.await()).isEqualTo(Node.End.LOST);
    ClusterReport report = client.progress(0).report();
    assertThat(report.host()).isEqualTo(other.address());
    assertThat(report.standing()).isEqualTo(RunStatus.GOING);
    assertThat(others.homes()).hasSize(1);
  }

  /** Nodes come back as those of the command line do; each is host once. */
  @Test
  @Tag("faults")
  void a_run_that_no_node_can_host_is_given_up_in_a_sentence() {
    Node first = start("node-0", 0, unable());
    comeBack(0, first);
    comeBack(1, start("node-1", 0, unable(), first.address()));
    Node third = start("node-2", 0, unable(), first.address());
    comeBack(2, third);
    ClusterClient client = client(third);
    awaitUp(client, 3);
    client.submit("run", LONG, "build");
    ClusterReport report = ended(client);
    assertThat(report.standing()).isEqualTo(RunStatus.FAILED);
    assertThat(report.sentence()).contains("runs cannot be written.");
  }

  /** It is the experiment's or a plugin's fault, and another node would fare no better. */
  @Test
  void an_error_of_the_jvm_where_a_run_begins_fails_the_run_and_not_the_node() {
    StubRuns deep =
        runs()
            .restoring(
                () -> {
                  throw new StackOverflowError("too deep");
                });
    ClusterClient client = client(start("first", 0, deep));
    client.submit("run", LONG, "build");
    ClusterReport report = ended(client);
    assertThat(report.standing()).isEqualTo(RunStatus.FAILED);
    assertThat(report.sentence()).contains("too deep");
  }

  private static StubRuns unable() {
    return runs()
        .restoring(
            () -> {
              throw new BadInput("runs cannot be written.");
            });
  }

  private void comeBack(int number, Node node) {
    NodeSettings settings = settings("node-" + number, port(node));
    Thread keeper =
        new Thread(
            () -> {
              Node now = node;
              while (now.await() == Node.End.LOST) {
                now = now.again(settings, unable());
                nodes.set(number, now);
              }
            });
    keeper.setDaemon(true);
    keeper.start();
  }

  @Test
  void a_node_that_had_formed_the_cluster_joins_those_who_went_on_without_it() {
    Node first = start("first", 0, runs());
    Node second = start("second", 0, runs(), first.address());
    ClusterClient client = client(second);
    awaitUp(client, 2);
    first.leave();
    first.await();
    awaitUp(client, 1);
    start("first", port(first), runs());
    awaitUp(client, 2);
  }

  private static int port(Node node) {
    return Integer.parseInt(node.address().substring(node.address().indexOf(':') + 1));
  }

  private static void awaitUp(ClusterClient client, int count) {
    while (client.members().stream().filter(member -> member.status().equals("Up")).count()
        != count) {
      pause(50);
    }
  }

  /** Nothing can be written in its place from now on. */
  private static void obstruct(Path copy) throws IOException {
    while (!Files.isDirectory(copy)) {
      Files.deleteIfExists(copy);
      try {
        Files.createDirectory(copy);
      } catch (IOException rewritten) {
        pause(1);
      }
    }
  }

  private static ClusterReport ended(ClusterClient client) {
    ClusterReport report = client.progress(0).report();
    while (!report.isOver()) {
      pause(50);
      report = client.progress(0).report();
    }
    return report;
  }

  private static StubRuns runs() {
    return new StubRuns("build", StubTask.playing((device, round, index) -> pause(1)));
  }

  private Node start(String name, int port, ExperimentLoader runs, String... join) {
    Node node = Node.start(settings(name, port, join), runs);
    nodes.add(node);
    return node;
  }

  private NodeSettings settings(String name, int port, String... join) {
    return new NodeSettings(
        "127.0.0.1", port, List.of(join), List.of(), folder.resolve(name), QUICK);
  }

  private ClusterClient client(Node node) {
    ClusterClient client = ClusterClient.connect("127.0.0.1", List.of(node.address()), QUICK);
    clients.add(client);
    return client;
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
