package io.terrarium.cluster;

import akka.actor.typed.ActorSystem;

/** What begins with a node, in its actor system, and ends with it. */
public interface NodeExtension {

  /** Of a node that is alone in its actor system. */
  NodeExtension NONE = system -> {};

  /**
   * Called before the node joins; once more whenever it comes back as a new one.
   *
   * @throws io.terrarium.file.BadInput where it cannot begin; the node then ends
   */
  void begin(ActorSystem<?> system);

  /** Whether it also finds the other nodes; otherwise the node joins those that were named. */
  default boolean joins() {
    return false;
  }

  /**
   * Told at times while its node is in no cluster.
   *
   * @param why a sentence
   */
  default void onWaiting(String why) {}

  /** Its node is in a cluster now. */
  default void onJoined() {}
}
