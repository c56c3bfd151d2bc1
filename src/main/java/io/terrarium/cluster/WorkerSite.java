package io.terrarium.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.terrarium.cluster.ToSite.Dismiss;
import io.terrarium.cluster.ToSite.Hire;
import io.terrarium.compute.Device;
import io.terrarium.engine.DeviceExecutor;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.WorkerGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node's offer of its devices: it has them work for one run at a time. */
final class WorkerSite {

  /** What it is told: by the host of a run, and by its node. */
  interface Message {}

  /** The node leaves: nobody works here any more, and nobody will. */
  enum Leave implements Message, NoSerializationVerificationNeeded {
    LEAVE
  }

  static final ServiceKey<ToSite> KEY = ServiceKey.create(ToSite.class, "terrarium-site");

  private record Finished(ActorRef<DeviceExecutor.Command> executor)
      implements Message, NoSerializationVerificationNeeded {}

  private record ForemanGone(ActorRef<WorkerGroup.Message> foreman)
      implements Message, NoSerializationVerificationNeeded {}

  /** The run that is worked for. */
  private record Work(
      String run,
      List<Device> devices,
      List<ActorRef<DeviceExecutor.Command>> executors,
      ActorRef<WorkerGroup.Message> foreman) {}

  private final ActorContext<Message> context;
  private final String address;
  private final ExperimentLoader runs;
  private Optional<Work> work = Optional.empty();

  /** Of works that are over: they still evaluate, and have the devices. */
  private final Set<ActorRef<DeviceExecutor.Command>> finishing = new HashSet<>();

  private WorkerSite(ActorContext<Message> context, String address, ExperimentLoader runs) {
    this.context = context;
    this.address = address;
    this.runs = runs;
  }

  /**
   * @param address host and port of the node
   */
  static Behavior<Message> create(String address, ExperimentLoader runs) {
    return Behaviors.setup(
        context -> {
          context
              .getSystem()
              .receptionist()
              .tell(Receptionist.register(KEY, context.getSelf().narrow()));
          return new WorkerSite(context, address, runs).receiving();
        });
  }

  private Behavior<Message> receiving() {
    return Behaviors.receive(Message.class)
        .onMessage(Hire.class, this::onHire)
        .onMessage(Dismiss.class, this::onDismiss)
        .onMessage(Finished.class, finished -> onFinished(finished.executor()))
        .onMessage(ForemanGone.class, gone -> onForemanGone(gone.foreman()))
        .onMessage(Leave.class, leave -> onLeave())
        .build();
  }

  private Behavior<Message> onHire(Hire hire) {
    if (!isAtWork(hire)) {
      end();
      if (!finishing.isEmpty()) {
        // The host asks again, and by then the devices may be free.
        return Behaviors.same();
      }
    }
    try {
      List<Device> devices = hired(hire).devices();
      answer(hire, devices.stream().map(Device::toString).toList(), "");
    } catch (RuntimeException | Error refused) {
      // Whatever it is, a site that cannot compute is no reason for others not to.
      String sentence = ErrorText.of(refused);
      context.getLog().warn("This node does not compute for {}: {}", hire.run(), sentence);
      answer(hire, List.of(), sentence);
    }
    return Behaviors.same();
  }

  private boolean isAtWork(Hire hire) {
    return work.filter(now -> now.run().equals(hire.run())).isPresent();
  }

  private Work hired(Hire hire) {
    if (isAtWork(hire)) {
      work.get().foreman().tell(new WorkerGroup.Serve(hire.supervisor()));
      return work.get();
    }
    return begin(hire);
  }

  private Work begin(Hire hire) {
    RunnableExperiment run = runs.read(hire.experiment());
    BuildCheck.require(hire.build(), runs, run);
    List<ActorRef<DeviceExecutor.Command>> executors =
        run.devices().stream()
            .map(device -> DeviceExecutor.create(run.task(), device))
            .map(executor -> context.spawnAnonymous(executor, DeviceExecutor.DEVICE_THREAD))
            .toList();
    ActorRef<WorkerGroup.Message> foreman =
        context.spawnAnonymous(WorkerGroup.create(hire.run(), hire.supervisor(), executors));
    context.watchWith(foreman, new ForemanGone(foreman));
    executors.forEach(executor -> context.watchWith(executor, new Finished(executor)));
    Work begun = new Work(hire.run(), run.devices(), executors, foreman);
    work = Optional.of(begun);
    return begun;
  }

  private void answer(Hire hire, List<String> devices, String refusal) {
    ActorRef<ToSite> self = context.getSelf().narrow();
    hire.replyTo().tell(new ToCoordinator.Hired(hire.offer(), self, address, devices, refusal));
  }

  private Behavior<Message> onDismiss(Dismiss dismiss) {
    if (work.filter(now -> now.run().equals(dismiss.run())).isPresent()) {
      end();
    }
    return Behaviors.same();
  }

  private Behavior<Message> onFinished(ActorRef<DeviceExecutor.Command> executor) {
    finishing.remove(executor);
    return Behaviors.same();
  }

  /** It has failed, which it should not; the host's next offer begins anew. */
  private Behavior<Message> onForemanGone(ActorRef<WorkerGroup.Message> foreman) {
    if (work.filter(now -> now.foreman().equals(foreman)).isPresent()) {
      end();
    }
    return Behaviors.same();
  }

  private Behavior<Message> onLeave() {
    end();
    return Behaviors.stopped();
  }

  private void end() {
    work.ifPresent(
        now -> {
          context.stop(now.foreman());
          finishing.addAll(now.executors());
          now.executors().forEach(executor -> executor.tell(DeviceExecutor.Stop.STOP));
        });
    work = Optional.empty();
  }
}
