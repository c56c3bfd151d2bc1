package io.terrarium.cli;

import io.terrarium.engine.Node;
import io.terrarium.engine.NodeSettings;
import io.terrarium.run.Registries;
import java.nio.file.Path;
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
    return new LocalNode(settings, runs, Node.start(settings, runs));
  }

  /** One incarnation after the other. */
  private static final class LocalNode implements Running {

    private final NodeSettings settings;
    private final ClusterRuns runs;
    private volatile Node now;
    private volatile boolean leaves;

    LocalNode(NodeSettings settings, ClusterRuns runs, Node now) {
      this.settings = settings;
      this.runs = runs;
      this.now = now;
    }

    @Override
    public String address() {
      return now.address();
    }

    @Override
    public void leave() {
      leaves = true;
      now.leave();
      now.await();
    }

    @Override
    public void await() {
      while (now.await() == Node.End.DOWNED && !leaves) {
        LOG.warn("The other nodes have gone on without this one; it joins them again.");
        now = now.again(settings, runs);
      }
    }
  }
}
