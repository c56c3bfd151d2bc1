package io.terrarium.cluster;

import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.Join;
import akka.cluster.typed.JoinSeedNodes;
import akka.cluster.typed.SingletonActor;
import io.terrarium.cluster.replica.LastMembers;
import io.terrarium.engine.Addresses;
import io.terrarium.engine.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A JVM in the cluster. It offers its devices to the run, and may come to host it. */
public final class Node {

  /** How a node ended. */
  public enum End {
    /** It was asked to leave. */
    LEFT,
    /** The others have gone on without it, or it could not go on; it may come back as a new one. */
    LOST,
    /** Its settings of the cluster are not those of the others, who do not let it in. */
    REFUSED
  }

  /**
   * What outlives the actor system of a node that is lost and comes back.
   *
   * @param others the nodes that it knows; only grows
   * @param givenUp keys of the runs that it could not host
   */
  private record History(Set<Address> others, Set<String> givenUp) {

    static History none() {
      return new History(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }
  }

  private final ActorSystem<?> system;
  private final Termination end;
  private final History history;
  private final NodeExtension extension;
  private volatile boolean leaves;

  private Node(ActorSystem<?> system, History history, NodeExtension extension) {
    this.system = system;
    this.end = new Termination(system);
    this.history = history;
    this.extension = extension;
  }

  /**
   * Starts a node, which joins by itself, however long that takes.
   *
   * @throws BadInput if it cannot listen there
   */
  public static Node start(NodeSettings settings, ExperimentLoader experiments) {
    return start(settings, experiments, NodeExtension.NONE);
  }

  /**
   * Starts a node with an extension.
   *
   * @throws BadInput if it cannot listen there, or the extension cannot begin
   */
  public static Node start(
      NodeSettings settings, ExperimentLoader experiments, NodeExtension extension) {
    LastMembers last = LastMembers.in(settings.files());
    return start(
        settings,
        experiments,
        extension,
        last,
        History.none(),
        false,
        self -> seeds(self, settings.join(), last));
  }

  /** A node that would form a cluster looks first for the nodes of its last one. */
  private static List<Address> seeds(Address self, List<String> join, LastMembers last) {
    String own = Addresses.of(self);
    List<String> wanted = join.isEmpty() ? List.of(own) : join;
    Stream<String> known = wanted.get(0).equals(own) ? last.all().stream() : Stream.of();
    return Stream.concat(wanted.stream(), known).distinct().map(ActorSystems::address).toList();
  }

  private static Node start(
      NodeSettings settings,
      ExperimentLoader experiments,
      NodeExtension extension,
      LastMembers last,
      History history,
      boolean wasOut,
      Function<Address, List<Address>> toJoin) {
    Behavior<JoinWatch.Command> watch = JoinWatch.create(history.others(), extension, wasOut);
    Behavior<Void> guardian =
        Behaviors.setup(context -> guardian(context, experiments, history, last, watch));
    ActorSystem<Void> system = ActorSystems.start(guardian, settings);
    Address self = Cluster.get(system).selfMember().address();
    List<Address> seeds = toJoin.apply(self);
    history.others().addAll(seeds);
    history.others().remove(self);
    begin(extension, system);
    if (!extension.joins()) {
      join(system, seeds);
    }
    return new Node(system, history, extension);
  }

  /**
   * Starts a node again that was {@link End#LOST}. It joins the nodes that it knew, and only them,
   * unless its extension finds others.
   */
  public Node again(NodeSettings settings, ExperimentLoader experiments) {
    LastMembers last = LastMembers.in(settings.files());
    return start(
        settings,
        experiments,
        extension,
        last,
        history,
        true,
        self -> List.copyOf(history.others()));
  }

  private static void begin(NodeExtension extension, ActorSystem<?> system) {
    try {
      extension.begin(system);
    } catch (RuntimeException e) {
      ActorSystems.end(system);
      throw e;
    }
  }

  private static Behavior<Void> guardian(
      ActorContext<Void> context,
      ExperimentLoader experiments,
      History history,
      LastMembers last,
      Behavior<JoinWatch.Command> watch) {
    // Each node keeps a copy of the run, not only the one that asks for it.
    DistributedData.get(context.getSystem());
    String address = Addresses.of(Cluster.get(context.getSystem()).selfMember().address());
    context.spawn(MemberWatch.create(history.others(), last), "known-members");
    context.spawn(ClusterReformation.create(history.others()), "reformation");
    context.spawn(watch, "join-watch");
    ActorRef<WorkerSite.Command> site =
        context.spawn(WorkerSite.create(address, experiments), "site");
    CoordinatedShutdown.get(context.getSystem())
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "give-leases-back",
            () -> {
              site.tell(WorkerSite.Leave.LEAVE);
              return CompletableFuture.completedFuture(akka.Done.getInstance());
            });
    Behavior<Coordinator.Command> coordinator =
        Coordinator.create(address, experiments, last, history.givenUp());
    context.spawn(Gateway.create(singleton(context, coordinator)), Gateway.NAME);
    return Behaviors.empty();
  }

  private static ActorRef<Coordinator.Command> singleton(
      ActorContext<Void> context, Behavior<Coordinator.Command> coordinator) {
    // The name is one on all nodes, those of other builds included.
    return ClusterSingleton.get(context.getSystem())
        .init(
            SingletonActor.of(coordinator, "host")
                .withSettings(
                    ClusterSingletonSettings.create(context.getSystem())
                        .withRole(ActorSystems.ROLE)
                        // Clients ask again, so an old request is not done later.
                        .withBufferSize(0))
                .withProps(
                    DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher")));
  }

  private static void join(ActorSystem<?> system, List<Address> seeds) {
    Cluster cluster = Cluster.get(system);
    cluster
        .manager()
        .tell(
            seeds.isEmpty()
                ? new Join(cluster.selfMember().address())
                : new JoinSeedNodes(new ArrayList<>(seeds)));
  }

  /** Host and port that others reach the node at. */
  public String address() {
    return Addresses.of(Cluster.get(system).selfMember().address());
  }

  /** Gives the node's leases back, leaves the cluster, and ends. */
  public void leave() {
    leaves = true;
    system.terminate();
  }

  /** Waits until the node has ended. */
  public End await() {
    end.await();
    if (leaves) {
      return End.LEFT;
    }
    return CoordinatedShutdown.get(system)
        .getShutdownReason()
        .filter(CoordinatedShutdown.incompatibleConfigurationDetectedReason()::equals)
        .map(refused -> End.REFUSED)
        .orElse(End.LOST);
  }
}
