package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import com.google.protobuf.ByteString;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.engine.Addresses;
import io.terrarium.run.FinishedGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The actor through which clients reach a node, and the protocol that they speak. It says which
 * nodes it sees, and forwards all other requests to the cluster's coordinator, wherever that is.
 */
public final class Gateway {

  /** The messages of clients. Each may be lost, or come twice: a client asks again. */
  sealed interface Command permits GetMembers, ForCoordinator {}

  /** Asks which nodes this node sees. */
  public record GetMembers(ActorRef<Members> replyTo) implements Command {}

  /** The messages that the coordinator answers. */
  sealed interface ForCoordinator extends Command, Coordinator.Command {}

  /**
   * Begins this run, takes it up again, or does nothing where the run goes on or is done.
   *
   * @param number the same where a client repeats its message; 0 where it gives none
   */
  public record Submit(
      String name, String experiment, String build, long number, ActorRef<Submitted> replyTo)
      implements ForCoordinator {}

  /**
   * Asks how the run stands, and what its generations gave.
   *
   * @param from the first generation that is wanted
   */
  public record GetReport(long from, ActorRef<Report> replyTo) implements ForCoordinator {}

  /**
   * Asks for a part of the run's state.
   *
   * @param from the first byte that is wanted
   */
  public record GetState(int from, ActorRef<StatePart> replyTo) implements ForCoordinator {}

  /** Ends the run; the report is sent once the run has ended. */
  public record StopRun(ActorRef<Report> replyTo) implements ForCoordinator {}

  /** The answers to clients. */
  sealed interface Reply {}

  /** The nodes that a node sees. */
  public record Members(List<ClusterMember> members) implements Reply {}

  /**
   * Says whether a run was taken.
   *
   * @param id of the run, where it was taken
   * @param refusal why it was not taken
   */
  public record Submitted(long id, Optional<String> refusal) implements Reply {

    static Submitted taken(ClusterRun run) {
      return new Submitted(run.id(), Optional.empty());
    }

    static Submitted refused(String why) {
      return new Submitted(0, Optional.of(why));
    }
  }

  /**
   * Says how the cluster's run stands.
   *
   * @param report the figures
   * @param generations finished generations from the wanted one on, as many as fit a message
   */
  public record Report(ClusterReport report, List<FinishedGeneration> generations)
      implements Reply {

    private static final int MOST_GENERATIONS = 200;

    /**
     * @param all finished generations
     * @param from the first one that is wanted
     */
    public static Report page(ClusterReport report, List<FinishedGeneration> all, long from) {
      int first = (int) Math.min(Math.max(from, 0), all.size());
      int end = Math.min(first + MOST_GENERATIONS, all.size());
      return new Report(report, List.copyOf(all.subList(first, end)));
    }
  }

  /**
   * A part of the run's state.
   *
   * @param generation the generation that the state precedes; parts of two states do not fit
   *     together
   * @param size bytes of the whole
   * @param from the first byte of the part
   */
  public record StatePart(long generation, int size, int from, byte[] bytes) implements Reply {

    private static final int MOST_BYTES = 48 * 1024;

    /** The part that begins at a byte, as long as fits a message. */
    public static StatePart of(ClusterRun run, int from) {
      ByteString whole = RegisterFormat.write(new Register(run)).toByteString();
      int first = Math.min(Math.max(from, 0), whole.size());
      int end = Math.min(first + MOST_BYTES, whole.size());
      return new StatePart(
          run.state().nextGeneration(),
          whole.size(),
          first,
          whole.substring(first, end).toByteArray());
    }
  }

  /** The actor's name at the top of the node's actors; clients of other builds address it too. */
  static final String NAME = "gateway";

  private Gateway() {}

  /** The gateway of a node. */
  static ActorRef<Command> at(ActorSystem<?> system, Address node) {
    return ActorRefResolver.get(system).resolveActorRef(node + "/user/" + NAME);
  }

  static Behavior<Command> create(ActorRef<Coordinator.Command> coordinator) {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Command.class)
                .onMessage(GetMembers.class, question -> onGetMembers(context, question))
                .onMessage(ForCoordinator.class, request -> forward(request, coordinator))
                .build());
  }

  private static Behavior<Command> onGetMembers(
      ActorContext<Command> context, GetMembers question) {
    question.replyTo().tell(members(context.getSystem()));
    return Behaviors.same();
  }

  private static Behavior<Command> forward(
      ForCoordinator request, ActorRef<Coordinator.Command> coordinator) {
    coordinator.tell(request);
    return Behaviors.same();
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
