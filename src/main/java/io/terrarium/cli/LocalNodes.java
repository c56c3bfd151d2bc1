package io.terrarium.cli;

import io.terrarium.engine.Node;
import io.terrarium.engine.NodeSettings;
import io.terrarium.run.BadInput;
import io.terrarium.run.Registries;
import io.terrarium.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes in this process. */
final class LocalNodes implements Nodes {

  private static final Logger LOG = LoggerFactory.getLogger(LocalNodes.class);

  private final Registries registries;

  LocalNodes(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Running start(Request request) {
    Path files = request.runs().resolve(".nodes").resolve(request.host() + "-" + request.port());
    RunLock lock = taken(files);
    try {
      Logging.toFile(files.resolve("terrarium.log"));
      NodeSettings settings =
          new NodeSettings(
              request.host(),
              request.port(),
              request.join(),
              request.roles(),
              files,
              AkkaSettings.read(request.settings()));
      ClusterRuns runs = new ClusterRuns(registries, request.runs(), request.workers());
      return new LocalNode(settings, runs, Node.start(settings, runs), lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** A node's copy of the run is its own. */
  private static RunLock taken(Path files) {
    try {
      Files.createDirectories(files);
      return RunLock.take(files);
    } catch (IOException e) {
      throw new BadInput(
          "%s cannot be written (%s); give --runs a folder that can.".formatted(files, e));
    }
  }

  /** One incarnation after the other. */
  private static final class LocalNode implements Running {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final NodeSettings settings;
    private final ClusterRuns runs;
    private final RunLock lock;
    private Node now;
    private boolean leaves;

    LocalNode(NodeSettings settings, ClusterRuns runs, Node now, RunLock lock) {
      this.settings = settings;
      this.runs = runs;
      this.now = now;
      this.lock = lock;
    }

    @Override
    public String address() {
      return now().address();
    }

    private synchronized Node now() {
      return now;
    }

    @Override
    public void leave() {
      asked().await();
    }

    private synchronized Node asked() {
      leaves = true;
      now.leave();
      return now;
    }

    @Override
    public void await() {
      do {
        now().await();
      } while (isAgain());
      lock.close();
    }

    /** What it listened on may be taken for a while yet. */
    private synchronized boolean isAgain() {
      while (!leaves) {
        LOG.warn("This node was taken out of the cluster; it joins the others again.");
        try {
          now = now.again(settings, runs);
          return true;
        } catch (BadInput refused) {
          LOG.warn(refused.getMessage());
          pause();
        }
      }
      return false;
    }

    /** Gives {@link #leave} its turn. */
    private void pause() {
      try {
        wait(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        leaves = true;
      }
    }
  }
}
