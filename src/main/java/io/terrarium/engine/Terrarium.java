package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.compute.Device;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.MemoryCheck;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as an actor that any Akka application can spawn: {@code
 * context.spawn(Terrarium.create(setup, workers), "terrarium")}. It works until the run is over,
 * and then still answers until it is stopped by its parent. Any number of runs may share an actor
 * system. Its defaults are {@code terrarium.engine} of the library's {@code reference.conf}, which
 * an application's configuration may change.
 */
public final class Terrarium {

  /** The messages that a run takes, from within the same JVM. */
  public sealed interface Command extends NoSerializationVerificationNeeded permits Request, Over {}

  /** The messages that the run's supervisor answers. */
  sealed interface Request extends Command, Supervisor.Command {}

  /** Asks for the run's {@link Status}. */
  public record GetStatus(ActorRef<Status> replyTo) implements Request {}

  /**
   * Sends each event of the run to the subscriber from now on. Whoever must not miss the first one
   * is a listener instead.
   */
  public record Subscribe(ActorRef<RunEvent> subscriber) implements Request {}

  /** Asks for the end of the run, which is answered once the run is over. */
  public record AwaitEnd(ActorRef<RunEnd> replyTo) implements Request {}

  /**
   * Ends the run without waiting for the trainings under way. The listeners are told nothing more,
   * and the answer says how the run ended.
   */
  public record Stop(ActorRef<RunEnd> replyTo) implements Request {}

  /** The run is over. */
  record Over(RunEnd end) implements Command {}

  /**
   * Where a run stands.
   *
   * @param generation the generation that is being evaluated
   * @param algorithm the algorithm that the generation trains
   * @param done finished units of the generation
   * @param total units of the generation
   * @param openLeases workers that hold units
   * @param redone units that were leased again in this process, because a worker was lost, slow, or
   *     threw
   * @param workers workers that have asked for work
   * @param idle workers that wait for work
   * @param unitsPerSecond the speed of each worker that has answered, by host and port of its node;
   *     the key of workers in this JVM is empty
   */
  public record Status(
      long generation,
      String algorithm,
      int done,
      int total,
      int openLeases,
      int redone,
      int workers,
      int idle,
      Map<String, List<Double>> unitsPerSecond)
      implements NoSerializationVerificationNeeded {

    /** The status where there is no run. */
    static final Status NONE = new Status(0, "", 0, 0, 0, 0, 0, 0, Map.of());
  }

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  private Terrarium() {}

  /**
   * A run of an experiment in this process, from its start. Only the result is kept; the run's end
   * holds it.
   *
   * @param workers threads that train at once
   * @param listeners as in {@link #create(RunPlan, Optional, List)}
   * @throws BadInput if the population does not fit into memory
   */
  public static Behavior<Command> create(
      ExperimentSetup setup, int workers, RunListener... listeners) {
    MemoryCheck.requireUnits(DirectoryRun.SUBJECT, setup.task());
    return Behaviors.setup(
        context ->
            create(
                RunPlan.of(context.getSelf().path().toString(), setup, workers),
                Optional.empty(),
                List.of(listeners)));
  }

  /**
   * A run of an experiment that is kept in a directory, and goes on where an earlier run there
   * stopped. The directory has the files that the command line writes. It is locked from the moment
   * that this is spawned until the run is over; a directory that cannot be used ends the run with a
   * sentence.
   *
   * @param workers threads that train at once
   * @param listeners told after those that keep the directory
   * @throws BadInput if the population does not fit into memory
   */
  public static Behavior<Command> create(
      ExperimentSetup setup, int workers, Path directory, RunListener... listeners) {
    return DirectoryRun.create(setup, workers, directory, List.of(listeners));
  }

  /**
   * A run on this machine, with a worker on each of the plan's devices.
   *
   * @param resumeFrom the state in which an earlier process stopped; empty for the start
   * @param listeners called in this order on the supervisor's thread; an exception ends the run
   *     with its message
   */
  public static Behavior<Command> create(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return Behaviors.setup(
        context -> {
          // A run that is finished already needs no device.
          List<Device> devices =
              resumeFrom.filter(plan::isFinished).isPresent() ? List.of() : plan.devices();
          List<ActorRef<DeviceExecutor.Command>> executors =
              devices.stream()
                  .map(device -> DeviceExecutor.create(plan.task(), device))
                  .map(executor -> context.spawnAnonymous(executor, DeviceExecutor.DEVICE_THREAD))
                  .toList();
          return create(plan, resumeFrom, listeners, executors);
        });
  }

  /** The same with executors that exist already, one for each device. */
  static Behavior<Command> create(
      RunPlan plan,
      Optional<RunState> resumeFrom,
      List<RunListener> listeners,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    return Behaviors.setup(
        context -> {
          ActorRef<Supervisor.Command> supervisor =
              context.spawn(
                  Supervisor.create(plan, resumeFrom, Journal.NONE, listeners),
                  "supervisor",
                  SUPERVISOR_THREAD);
          // There is no run without its supervisor, so this actor ends when the supervisor does.
          context.watch(supervisor);
          supervisor.tell(new AwaitEnd(context.messageAdapter(RunEnd.class, Over::new)));
          ActorRef<WorkerGroup.Command> group =
              context.spawn(
                  WorkerGroup.create(plan.run(), supervisor.narrow(), executors), "workers");
          return running(context, supervisor, executors, group);
        });
  }

  private static Behavior<Command> running(
      ActorContext<Command> context,
      ActorRef<Supervisor.Command> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors,
      ActorRef<WorkerGroup.Command> group) {
    return Behaviors.receive(Command.class)
        .onMessage(
            Over.class,
            over -> {
              context.stop(group);
              executors.forEach(executor -> executor.tell(DeviceExecutor.Stop.STOP));
              return Behaviors.same();
            })
        .onMessage(
            Request.class,
            request -> {
              supervisor.tell(request);
              return Behaviors.same();
            })
        .build();
  }
}
