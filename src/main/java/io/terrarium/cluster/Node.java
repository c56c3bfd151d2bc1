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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** A JVM in the cluster: it offers its devices, and may come to host the run. */
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

  private final ActorSystem<?> system;
  private final Termination end;
  private final NodeHistory memory;
  private final NodeExtension companion;
  private volatile boolean leaves;

  private Node(ActorSystem<?> system, NodeHistory memory, NodeExtension companion) {
    this.system = system;
    this.end = new Termination(system);
    this.memory = memory;
    this.companion = companion;
  }

  /**
   * Starts a node, which joins by itself, however long that takes.
   *
   * @throws BadInput where it cannot listen there
   */
  public static Node start(NodeSettings settings, ExperimentLoader runs) {
    return start(settings, runs, NodeExtension.NONE);
  }

  /**
   * The same, with something beside it.
   *
   * @throws BadInput where it cannot listen there, or its companion cannot begin
   */
  public static Node start(NodeSettings settings, ExperimentLoader runs, NodeExtension companion) {
    LastMembers last = LastMembers.in(settings.files());
    return start(
        settings,
        runs,
        companion,
        last,
        NodeHistory.none(),
        false,
        self -> seeds(self, settings.join(), last));
  }

  /** One that would form a cluster looks first for those that it was in one with. */
  private static List<Address> seeds(Address self, List<String> join, LastMembers last) {
    String own = Addresses.of(self);
    List<String> wanted = join.isEmpty() ? List.of(own) : join;
    Stream<String> known = wanted.get(0).equals(own) ? last.all().stream() : Stream.of();
    return Stream.concat(wanted.stream(), known).distinct().map(ActorSystems::address).toList();
  }

  private static Node start(
      NodeSettings settings,
      ExperimentLoader runs,
      NodeExtension companion,
      LastMembers last,
      NodeHistory memory,
      boolean wasOut,
      Function<Address, List<Address>> toJoin) {
    Behavior<JoinWatch.Message> watch = JoinWatch.create(memory.others(), companion, wasOut);
    Behavior<Void> guardian =
        Behaviors.setup(context -> guardian(context, runs, memory, last, watch));
    ActorSystem<Void> system = ActorSystems.start(guardian, settings);
    Address self = Cluster.get(system).selfMember().address();
    List<Address> seeds = toJoin.apply(self);
    memory.others().addAll(seeds);
    memory.others().remove(self);
    begin(companion, system);
    if (!companion.joins()) {
      join(system, seeds);
    }
    return new Node(system, memory, companion);
  }

  /**
   * Starts a node that was {@link End#LOST} again: it joins those that it knew, and only them,
   * unless its companion finds others.
   */
  public Node again(NodeSettings settings, ExperimentLoader runs) {
    LastMembers last = LastMembers.in(settings.files());
    return start(
        settings, runs, companion, last, memory, true, self -> List.copyOf(memory.others()));
  }

  private static void begin(NodeExtension companion, ActorSystem<?> system) {
    try {
      companion.begin(system);
    } catch (RuntimeException e) {
      ActorSystems.end(system);
      throw e;
    }
  }

  private static Behavior<Void> guardian(
      ActorContext<Void> context,
      ExperimentLoader runs,
      NodeHistory memory,
      LastMembers last,
      Behavior<JoinWatch.Message> watch) {
    // Each node keeps its copy, not only the one that asks.
    DistributedData.get(context.getSystem());
    String address = Addresses.of(Cluster.get(context.getSystem()).selfMember().address());
    context.spawn(MemberWatch.create(memory.others(), last), "known-members");
    context.spawn(ClusterReformation.create(memory.others()), "gathering");
    context.spawn(watch, "join-watch");
    ActorRef<WorkerSite.Message> site = context.spawn(WorkerSite.create(address, runs), "site");
    CoordinatedShutdown.get(context.getSystem())
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "give-leases-back",
            () -> {
              site.tell(WorkerSite.Leave.LEAVE);
              return CompletableFuture.completedFuture(akka.Done.getInstance());
            });
    Behavior<Coordinator.Message> host = Coordinator.create(address, runs, last, memory.givenUp());
    context.spawn(Gateway.create(singleton(context, host)), Gateway.NAME);
    return Behaviors.empty();
  }

  private static ActorRef<Coordinator.Message> singleton(
      ActorContext<Void> context, Behavior<Coordinator.Message> host) {
    return ClusterSingleton.get(context.getSystem())
        .init(
            SingletonActor.of(host, "host")
                .withSettings(
                    ClusterSingletonSettings.create(context.getSystem())
                        .withRole(ActorSystems.ROLE)
                        // Clients ask again; what was asked long ago is not to be done later.
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

  /** Host and port that it listens on. */
  public String address() {
    return Addresses.of(Cluster.get(system).selfMember().address());
  }

  /** Gives its leases back, leaves the cluster, and ends. */
  public void leave() {
    leaves = true;
    system.terminate();
  }

  /** Waits until it has ended. */
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
