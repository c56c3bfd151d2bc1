package io.terrarium.cluster;

import io.terrarium.file.BadInput;

/** Two builds may compute different bytes; a run that says nothing else is computed by one. */
final class BuildCheck {

  private BuildCheck() {}

  /**
   * @param begunBy the build that the run was begun by
   * @throws BadInput where this node's is another, and the run does not allow that
   */
  static void require(String begunBy, ExperimentLoader node, RunnableExperiment run) {
    if (!begunBy.equals(node.build()) && !run.allowsOtherBuilds()) {
      throw new BadInput(
          "The run was begun by %s, this node has %s; give all nodes the same build and plugins."
              .formatted(begunBy, node.build()));
    }
  }
}
