package io.terrarium.cluster;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.terrarium.cluster.ExperimentLoader.RunnableExperiment;
import io.terrarium.compute.Device;
import io.terrarium.engine.DeviceExecutor;
import io.terrarium.engine.ErrorText;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.WorkerGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The actor that has a node's devices work for the cluster's run, one run at a time. There is one
 * on each node; the coordinator finds it by the Receptionist.
 */
public final class WorkerSite {

  /** The messages that a site takes. */
  sealed interface Command permits FromCoordinator, Local {}

  /** The messages of the coordinator. */
  public sealed interface FromCoordinator extends Command {}

  /**
   * Asks the site to have its workers ask a supervisor for work. It is answered each time, so it
   * may come twice.
   *
   * @param number of the offer, which its answer names
   * @param run its name in messages
   * @param experiment the text of its {@code experiment.conf}
   * @param build which program began it
   */
  public record Offer(
      long number,
      String run,
      String experiment,
      String build,
      ActorRef<Supervisor.FromWorker> supervisor,
      ActorRef<Coordinator.SiteAnswer> replyTo)
      implements FromCoordinator {}

  /** The run is over. */
  public record EndWork(String run) implements FromCoordinator {}

  /** The messages that stay in one JVM. */
  sealed interface Local extends Command, NoSerializationVerificationNeeded {}

  /** The node leaves the cluster: the site ends its work and itself. */
  enum Leave implements Local {
    LEAVE
  }

  private record ExecutorGone(ActorRef<DeviceExecutor.Command> executor) implements Local {}

  private record WorkersGone(ActorRef<WorkerGroup.Command> workers) implements Local {}

  static final ServiceKey<FromCoordinator> KEY =
      ServiceKey.create(FromCoordinator.class, "terrarium-site");

  /** The run that the node's devices work for. */
  private record Work(
      String run,
      List<Device> devices,
      List<ActorRef<DeviceExecutor.Command>> executors,
      ActorRef<WorkerGroup.Command> workers) {}

  private final ActorContext<Command> context;
  private final String address;
  private final ExperimentLoader experiments;
  private Optional<Work> work = Optional.empty();

  /** Executors of work that is over: they still evaluate, and hold the devices. */
  private final Set<ActorRef<DeviceExecutor.Command>> finishing = new HashSet<>();

  private WorkerSite(ActorContext<Command> context, String address, ExperimentLoader experiments) {
    this.context = context;
    this.address = address;
    this.experiments = experiments;
  }

  /**
   * @param address host and port of the node
   */
  static Behavior<Command> create(String address, ExperimentLoader experiments) {
    return Behaviors.setup(
        context -> {
          context
              .getSystem()
              .receptionist()
              .tell(Receptionist.register(KEY, context.getSelf().narrow()));
          return new WorkerSite(context, address, experiments).receiving();
        });
  }

  private Behavior<Command> receiving() {
    return Behaviors.receive(Command.class)
        .onMessage(Offer.class, this::onOffer)
        .onMessage(EndWork.class, this::onEndWork)
        .onMessage(ExecutorGone.class, gone -> onExecutorGone(gone.executor()))
        .onMessage(WorkersGone.class, gone -> onWorkersGone(gone.workers()))
        .onMessage(Leave.class, leave -> onLeave())
        .build();
  }

  private Behavior<Command> onOffer(Offer offer) {
    if (!isAtWork(offer)) {
      end();
      if (!finishing.isEmpty()) {
        // The coordinator repeats its offer, and by then the devices may be free.
        return Behaviors.same();
      }
    }
    try {
      List<Device> devices = accepted(offer).devices();
      answer(offer, devices.stream().map(Device::toString).toList(), "");
    } catch (RuntimeException | Error refused) {
      // Whatever is thrown, the other sites go on.
      String sentence = ErrorText.of(refused);
      context.getLog().warn("This node does not compute for {}: {}", offer.run(), sentence);
      answer(offer, List.of(), sentence);
    }
    return Behaviors.same();
  }

  private boolean isAtWork(Offer offer) {
    return work.filter(now -> now.run().equals(offer.run())).isPresent();
  }

  private Work accepted(Offer offer) {
    if (isAtWork(offer)) {
      work.get().workers().tell(new WorkerGroup.Serve(offer.supervisor()));
      return work.get();
    }
    return begin(offer);
  }

  private Work begin(Offer offer) {
    RunnableExperiment run = experiments.read(offer.experiment(), offer.build());
    List<ActorRef<DeviceExecutor.Command>> executors =
        run.devices().stream()
            .map(device -> DeviceExecutor.create(run.task(), device))
            .map(executor -> context.spawnAnonymous(executor, DeviceExecutor.DEVICE_THREAD))
            .toList();
    ActorRef<WorkerGroup.Command> workers =
        context.spawnAnonymous(WorkerGroup.create(offer.run(), offer.supervisor(), executors));
    context.watchWith(workers, new WorkersGone(workers));
    executors.forEach(executor -> context.watchWith(executor, new ExecutorGone(executor)));
    Work begun = new Work(offer.run(), run.devices(), executors, workers);
    work = Optional.of(begun);
    return begun;
  }

  private void answer(Offer offer, List<String> devices, String refusal) {
    ActorRef<FromCoordinator> self = context.getSelf().narrow();
    offer
        .replyTo()
        .tell(new Coordinator.SiteAnswer(offer.number(), self, address, devices, refusal));
  }

  private Behavior<Command> onEndWork(EndWork over) {
    if (work.filter(now -> now.run().equals(over.run())).isPresent()) {
      end();
    }
    return Behaviors.same();
  }

  private Behavior<Command> onExecutorGone(ActorRef<DeviceExecutor.Command> executor) {
    finishing.remove(executor);
    return Behaviors.same();
  }

  /** The workers have failed, which they should not; the next offer begins anew. */
  private Behavior<Command> onWorkersGone(ActorRef<WorkerGroup.Command> workers) {
    if (work.filter(now -> now.workers().equals(workers)).isPresent()) {
      end();
    }
    return Behaviors.same();
  }

  private Behavior<Command> onLeave() {
    end();
    return Behaviors.stopped();
  }

  private void end() {
    work.ifPresent(
        now -> {
          context.stop(now.workers());
          finishing.addAll(now.executors());
          now.executors().forEach(executor -> executor.tell(DeviceExecutor.Stop.STOP));
        });
    work = Optional.empty();
  }
}
