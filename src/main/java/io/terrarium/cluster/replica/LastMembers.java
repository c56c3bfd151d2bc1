package io.terrarium.cluster.replica;

import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.engine.ErrorText;
import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of the cluster when this one was last in it, kept in a file beside its copy of the run.
 * By this file a node that is started again knows which nodes to look for before it forms a
 * cluster, and how many must be back before a majority of them is read: one node alone may have
 * missed much. Nodes are counted, not named, since a node may come back at another address.
 */
public final class LastMembers {

  private static final Logger LOG = LoggerFactory.getLogger(LastMembers.class);
  private static final String FILE = "members";

  private final Path file;

  /** The nodes as they last were; until a majority is back, earlier ones are among them. */
  private Set<String> last;

  private final Set<String> up = new TreeSet<>();

  private LastMembers(Path file, Set<String> last) {
    this.file = file;
    this.last = last;
  }

  /** Reads the file in a node's folder; there are no nodes where it was never in a cluster. */
  public static LastMembers in(Path folder) {
    Path file = folder.resolve(FILE);
    try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
      return new LastMembers(
          file,
          lines
              .filter(HostAndPort::isOne)
              .map(line -> HostAndPort.parse(line).toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(
          "%s cannot be read (%s); take it away, and start this node after the others."
              .formatted(file, ErrorText.of(e)));
    }
  }

  public synchronized List<String> all() {
    return List.copyOf(last);
  }

  /** Whether so many nodes are up that one of them has what a majority last kept. */
  synchronized boolean areBack() {
    return up.size() > last.size() / 2;
  }

  public synchronized void up(String node) {
    up.add(node);
    keep(last);
  }

  /** The cluster goes on without this node. */
  public synchronized void removed(String node) {
    up.remove(node);
    Set<String> rest = new TreeSet<>(last);
    rest.remove(node);
    keep(rest);
  }

  private void keep(Set<String> rest) {
    Set<String> now = up.size() > rest.size() / 2 ? new TreeSet<>(up) : rest;
    if (!now.equals(last)) {
      last = now;
      write();
    }
  }

  private void write() {
    String text = last.stream().map(node -> node + "\n").collect(Collectors.joining());
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (BadInput refused) {
      LOG.warn("The list of nodes is not kept: {}", refused.getMessage());
    }
  }
}
