package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import io.terrarium.cluster.Gateway.Members;
import io.terrarium.cluster.address.OtherNames;
import io.terrarium.engine.Addresses;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An inquiry into why nodes do not answer. Akka drops messages to a node at any other address than
 * the node's own, and does not tell the sender.
 */
final class Inquiry {

  /** What a node has answered. */
  enum Kind {
    /** It answers, and is in a cluster. */
    IN_CLUSTER,
    /** It answers, and is not in a cluster. */
    WAITS,
    /** It does not answer. */
    SILENT
  }

  /**
   * The finding about an address.
   *
   * @param clause says it in words, without a full stop
   */
  record Finding(String node, Kind kind, String clause) {}

  private static final int MOST_SAID = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_SECONDS = 10;

  private final ActorSystem<?> system;
  private final Address self;
  private final Executor blocking;

  /**
   * @param self the address of the system that asks
   */
  Inquiry(ActorSystem<?> system, Address self) {
    this.system = system;
    this.self = self;
    this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
  }

  /** Asks all nodes at once, and waits for none longer than a name service may take. */
  CompletableFuture<List<Finding>> of(Collection<Address> nodes) {
    List<CompletableFuture<Finding>> findings =
        nodes.stream()
            .map(
                node ->
                    CompletableFuture.supplyAsync(() -> finding(node), blocking)
                        .completeOnTimeout(late(node), MOST_SECONDS, TimeUnit.SECONDS))
            .toList();
    return CompletableFuture.allOf(findings.toArray(CompletableFuture[]::new))
        .thenApply(all -> findings.stream().map(CompletableFuture::join).toList());
  }

  private static Finding late(Address node) {
    String name = Addresses.of(node);
    return new Finding(name, Kind.SILENT, name + " does not answer, nor does the name service");
  }

  /** The findings in one line, however many nodes there are. */
  static String clauses(List<Finding> findings) {
    String first =
        findings.stream().limit(MOST_SAID).map(Finding::clause).collect(Collectors.joining("; "));
    int more = findings.size() - MOST_SAID;
    return more > 0 ? "%s; and so on for %d more".formatted(first, more) : first;
  }

  private Finding finding(Address node) {
    String name = Addresses.of(node);
    return answer(node)
        .map(
            members ->
                members.members().isEmpty()
                    ? new Finding(name, Kind.WAITS, name + " is not in a cluster either")
                    : new Finding(
                        name,
                        Kind.IN_CLUSTER,
                        name
                            + " answers, and is in a cluster that has not let this node in; one of the cluster's nodes may be out of reach, or be taken for this one"))
        .orElseGet(() -> new Finding(name, Kind.SILENT, obstacle(node, name)));
  }

  private Optional<Members> answer(Address node) {
    return AskPattern.<Gateway.Command, Members>ask(
            Gateway.at(system, node), Gateway.GetMembers::new, PATIENCE, system.scheduler())
        .toCompletableFuture()
        .handle((answer, thrown) -> Optional.ofNullable(answer))
        .join();
  }

  private String obstacle(Address node, String name) {
    int port = node.getPort().orElseThrow();
    try {
      List<InetAddress> numbers = List.of(InetAddress.getAllByName(node.getHost().orElseThrow()));
      return OtherNames.of(numbers, port).stream()
          .filter(other -> !other.equals(name))
          .map(other -> sameAs(other, name))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseGet(() -> listener(numbers, port, name));
    } catch (UnknownHostException e) {
      return "the host of %s is not known here".formatted(name);
    }
  }

  /** The finding where the node at this address has another name. */
  private Optional<String> sameAs(String other, String name) {
    if (other.equals(Addresses.of(self))) {
      return Optional.of("%s is this node itself, and others know it as %s".formatted(name, other));
    }
    Address address = ActorSystems.address(other);
    // Akka goes on trying to reach whatever it was once told to.
    return isListening(address)
        ? answer(address)
            .map(any -> "the node at %s is known as %s; write it so".formatted(name, other))
        : Optional.empty();
  }

  private static boolean isListening(Address address) {
    try {
      String host = address.getHost().orElseThrow();
      connect(InetAddress.getByName(host), address.getPort().orElseThrow());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void connect(InetAddress number, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(number, port), (int) PATIENCE.toMillis());
    }
  }

  private String listener(List<InetAddress> numbers, int port, String name) {
    String trouble = "";
    for (InetAddress number : numbers) {
      try {
        connect(number, port);
        return mute(number, name);
      } catch (ConnectException refused) {
        trouble = "nothing listens at " + name;
      } catch (IOException e) {
        trouble = "%s cannot be reached (%s)".formatted(name, e.getMessage());
      }
    }
    return trouble;
  }

  private String mute(InetAddress number, String name) {
    boolean isOutOfReach = isLoopback(self) && !OtherNames.isHere(number);
    return "something listens at %s, but does not answer as a node of that address; see that its --host and --port are written so, that it reaches %s%s, and, if it uses TLS, that --settings has a certificate that it trusts"
        .formatted(
            name,
            Addresses.of(self),
            isOutOfReach ? ", which no other machine does: give --host" : "");
  }

  private static boolean isLoopback(Address address) {
    String host = address.getHost().orElseThrow();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
