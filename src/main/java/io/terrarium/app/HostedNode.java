package io.terrarium.app;

import io.terrarium.cluster.Node;
import io.terrarium.cluster.NodeSettings;
import io.terrarium.file.BadInput;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that this process hosts. Where the others took it for dead, it is started again, so that
 * over time it is several nodes at one address.
 */
final class HostedNode implements Nodes.Running {

  private static final Logger LOG = LoggerFactory.getLogger(HostedNode.class);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final NodeSettings settings;
  private final DirectoryExperimentLoader loader;
  private final Optional<Supplier<String>> http;
  private final NodeFolder folder;
  private Node now;
  private boolean leaves;

  /**
   * @param now the node as it was started first
   * @param http says where the node serves HTTP; empty where it does not
   * @param folder given up when the node has left
   */
  HostedNode(
      NodeSettings settings,
      DirectoryExperimentLoader loader,
      Node now,
      Optional<Supplier<String>> http,
      NodeFolder folder) {
    this.settings = settings;
    this.loader = loader;
    this.now = now;
    this.http = http;
    this.folder = folder;
  }

  @Override
  public String address() {
    return now().address();
  }

  @Override
  public Optional<String> http() {
    return http.map(Supplier::get);
  }

  private synchronized Node now() {
    return now;
  }

  @Override
  public void leave() {
    try {
      beginLeaving().await();
    } finally {
      folder.close();
    }
  }

  private synchronized Node beginLeaving() {
    leaves = true;
    now.leave();
    return now;
  }

  @Override
  public void await() {
    try {
      do {
        requireAllowed(now().await());
      } while (isStartedAgain());
    } finally {
      folder.close();
    }
  }

  /** A node that is refused for its settings would be refused again and again. */
  private static void requireAllowed(Node.End end) {
    if (end == Node.End.REFUSED) {
      throw new BadInput(
          "The cluster does not take this node, because its akka.cluster.split-brain-resolver.active-strategy or downing-provider-class differs from the cluster's; give all nodes the same --settings.");
    }
  }

  /** Tries until the port is free, since the system may hold it for a while after the last node. */
  private synchronized boolean isStartedAgain() {
    while (!leaves) {
      LOG.warn("This node was taken out of the cluster; it joins the others again.");
      try {
        now = now.again(settings, loader);
        return true;
      } catch (BadInput refused) {
        LOG.warn(refused.getMessage());
        pause();
      }
    }
    return false;
  }

  /** Waits, and lets {@link #leave} in meanwhile. */
  private void pause() {
    try {
      wait(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      leaves = true;
    }
  }
}
