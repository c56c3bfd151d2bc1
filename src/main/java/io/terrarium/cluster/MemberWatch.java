package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.ClusterDomainEvent;
import akka.cluster.ClusterEvent.ClusterShuttingDown$;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.terrarium.cluster.replica.LastMembers;
import io.terrarium.engine.Addresses;
import java.util.Set;

/** The actor that notes the cluster's nodes, for when this one has to look for them again. */
final class MemberWatch {

  private MemberWatch() {}

  /**
   * The actor watches until this node leaves the cluster.
   *
   * @param others all nodes but this one are added to it
   * @param last is told of every node
   */
  static Behavior<ClusterDomainEvent> create(Set<Address> others, LastMembers last) {
    return Behaviors.setup(
        context -> {
          Cluster cluster = Cluster.get(context.getSystem());
          cluster
              .subscriptions()
              .tell(Subscribe.create(context.getSelf().narrow(), MemberEvent.class));
          cluster
              .subscriptions()
              .tell(Subscribe.create(context.getSelf().narrow(), ClusterShuttingDown$.class));
          Address self = cluster.selfMember().address();
          return Behaviors.receive(ClusterDomainEvent.class)
              .onMessage(MemberUp.class, event -> onUp(event.member(), self, others, last))
              .onMessage(MemberRemoved.class, event -> onRemoved(event.member(), last))
              // Later events would say that all nodes are gone, though only this one is.
              .onMessage(ClusterShuttingDown$.class, leaves -> Behaviors.stopped())
              .onMessage(ClusterDomainEvent.class, other -> Behaviors.same())
              .build();
        });
  }

  private static Behavior<ClusterDomainEvent> onUp(
      Member member, Address self, Set<Address> others, LastMembers last) {
    if (!member.address().equals(self)) {
      others.add(member.address());
    }
    if (member.hasRole(ActorSystems.ROLE)) {
      last.up(Addresses.of(member.address()));
    }
    return Behaviors.same();
  }

  private static Behavior<ClusterDomainEvent> onRemoved(Member member, LastMembers last) {
    last.removed(Addresses.of(member.address()));
    return Behaviors.same();
  }
}
