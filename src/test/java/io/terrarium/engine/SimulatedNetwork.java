package io.terrarium.engine;

import akka.actor.ActorPath;
import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.cluster.wire.ProtobufSerializer;
import io.terrarium.engine.Supervisor.RequestWork;
import io.terrarium.engine.Supervisor.UnitsDone;
import io.terrarium.engine.Supervisor.UnitsFailed;
import java.io.NotSerializableException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A network that loses messages, delivers them twice, late and in any order, as bytes. Whoever is
 * to be reached over it is known on the other side by a reference of the network's.
 */
final class SimulatedNetwork {

  private final Stage stage;
  private final Schedule schedule;
  private final ProtobufSerializer serializer;
  private final double lost;
  private final double twice;
  private final Consumer<Worker.Lease> leases;
  private final Map<ActorRef<?>, ActorRef<?>> reaching = new LinkedHashMap<>();
  private final Set<ActorPath> childless = new HashSet<>();

  /**
   * A network without anybody.
   *
   * @param lost share of the messages
   * @param twice share of the messages
   * @param leases is told each lease that arrives
   */
  SimulatedNetwork(
      Stage stage, Schedule schedule, double lost, double twice, Consumer<Worker.Lease> leases) {
    this.stage = stage;
    this.schedule = schedule;
    this.serializer = new ProtobufSerializer((ExtendedActorSystem) stage.system());
    this.lost = lost;
    this.twice = twice;
    this.leases = leases;
  }

  /** A reference that reaches somebody over the network. */
  @SuppressWarnings("unchecked")
  <T> ActorRef<T> reaching(ActorRef<T> far) {
    return (ActorRef<T>) reaching.computeIfAbsent(far, this::proxy);
  }

  private ActorRef<Object> proxy(ActorRef<?> far) {
    ActorRef<Object> proxy =
        stage.spawn(
            Behaviors.receiveMessage(
                message -> {
                  send(message, far.unsafeUpcast());
                  return Behaviors.same();
                }));
    if (childless.contains(far.path().parent())) {
      schedule.add(() -> stage.stop(proxy));
    }
    return proxy;
  }

  private void send(Object message, ActorRef<Object> to) {
    byte[] bytes = serializer.toBinary(message);
    String manifest = serializer.manifest(message);
    if (schedule.isOrderly() || !schedule.chance(lost)) {
      schedule.add(() -> deliver(bytes, manifest, to));
    }
    if (!schedule.isOrderly() && schedule.chance(twice)) {
      schedule.add(() -> deliver(bytes, manifest, to));
    }
  }

  private void deliver(byte[] bytes, String manifest, ActorRef<Object> to) {
    try {
      Object message = serializer.fromBinary(bytes, manifest);
      if (message instanceof Worker.Lease lease) {
        leases.accept(lease);
      }
      to.tell(fromFar(message));
    } catch (NotSerializableException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object fromFar(Object message) {
    if (message instanceof RequestWork r) {
      return new RequestWork(
          r.run(), reaching(r.worker()), reaching(r.group()), r.number(), r.batch(), r.knows());
    }
    if (message instanceof UnitsDone d) {
      return new UnitsDone(d.round(), reaching(d.worker()), d.number(), d.answers());
    }
    if (message instanceof UnitsFailed f) {
      return new UnitsFailed(f.round(), reaching(f.worker()), f.number(), f.indices(), f.cause());
    }
    return message;
  }

  /** Those on the other side hear, one by one, that the children of somebody are gone. */
  void childrenAreGone(ActorRef<?> parent) {
    childless.add(parent.path());
    List<ActorRef<?>> children =
        reaching.keySet().stream()
            .filter(far -> far.path().parent().equals(parent.path()))
            .toList();
    children.forEach(child -> schedule.add(() -> stage.stop(reaching.get(child))));
  }
}
