package io.terrarium.cluster;

import akka.actor.typed.ActorSystem;

/** A service that runs in a node's actor system, from the node's start to its end. */
public interface NodeExtension {

  /** A node has no extension. */
  NodeExtension NONE = system -> {};

  /**
   * Called before the node joins, and again whenever the node comes back with a new actor system.
   *
   * @throws io.terrarium.file.BadInput if it cannot begin; the node then ends
   */
  void begin(ActorSystem<?> system);

  /** Whether it also finds the other nodes; otherwise the node joins those that were named. */
  default boolean joins() {
    return false;
  }

  /**
   * Called from time to time while the node is not in a cluster.
   *
   * @param why a sentence
   */
  default void onWaiting(String why) {}

  /** Called once the node is in a cluster. */
  default void onJoined() {}
}
