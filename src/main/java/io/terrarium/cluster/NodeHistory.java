package io.terrarium.cluster;

import akka.actor.Address;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a node keeps in mind from one incarnation to the next.
 *
 * @param others nodes that it knows; only grows
 * @param givenUp names in messages of the runs that it could not host
 */
record NodeHistory(Set<Address> others, Set<String> givenUp) {

  static NodeHistory none() {
    return new NodeHistory(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
  }
}
