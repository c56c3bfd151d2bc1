package io.terrarium.engine;

import io.terrarium.run.BadInput;

/** Two builds may compute different bytes; a run that says nothing else is computed by one. */
final class Builds {

  private Builds() {}

  /**
   * @param begunBy the build that the run was begun by
   * @throws BadInput where this node's is another, and the run does not allow that
   */
  static void require(String begunBy, NodeRuns node, HostedRun run) {
    if (!begunBy.equals(node.build()) && !run.allowsOtherBuilds()) {
      throw new BadInput(
          "The run was begun by %s, this node has %s; give all nodes the same build and plugins."
              .formatted(begunBy, node.build()));
    }
  }
}
