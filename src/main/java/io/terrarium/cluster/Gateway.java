package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import io.terrarium.cluster.ToClient.Members;
import io.terrarium.engine.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where clients reach a node: it says which nodes it sees, and hands the rest to the host. */
final class Gateway {

  /** What it is told by clients. */
  interface Message {}

  /** Its name at the top of the node's actors; clients write it. */
  static final String NAME = "gateway";

  private Gateway() {}

  /** That of a node. */
  static ActorRef<Message> at(ActorSystem<?> system, Address node) {
    return ActorRefResolver.get(system).resolveActorRef(node + "/user/" + NAME);
  }

  static Behavior<Message> create(ActorRef<Coordinator.Message> host) {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Message.class)
                .onMessage(
                    ToGateway.GetMembers.class,
                    question -> {
                      question.replyTo().tell(members(context.getSystem()));
                      return Behaviors.same();
                    })
                .onMessage(
                    ToCoordinator.FromClient.class,
                    message -> {
                      host.tell(message);
                      return Behaviors.same();
                    })
                .build());
  }

  private static Members members(ActorSystem<?> system) {
    Cluster cluster = Cluster.get(system);
    Set<Member> unreachable = cluster.state().getUnreachable();
    List<ClusterMember> members = new ArrayList<>();
    cluster
        .state()
        .getMembers()
        .forEach(member -> members.add(described(member, !unreachable.contains(member))));
    return new Members(members);
  }

  private static ClusterMember described(Member member, boolean reachable) {
    return new ClusterMember(
        Addresses.of(member.address()),
        member.status().toString(),
        reachable,
        member.getRoles().stream().sorted().toList());
  }
}
