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

  /** What it can be asked, from within the same JVM. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  /** Answered by a {@link Status}. */
  public record GetStatus(ActorRef<Status> replyTo) implements Command, Supervisor.Message {}

  /**
   * The subscriber is told each event of the run from now on. Who must not miss the first is a
   * listener instead.
   */
  public record Subscribe(ActorRef<RunEvent> subscriber) implements Command, Supervisor.Message {}

  /** Answered when the run is over, or at once if it is: with the result, if there is one. */
  public record AwaitEnd(ActorRef<RunEnd> replyTo) implements Command, Supervisor.Message {}

  /**
   * Ends the run without waiting for what is being trained; the listeners are told nothing more.
   * Answered by how the run ended.
   */
  public record Stop(ActorRef<RunEnd> replyTo) implements Command, Supervisor.Message {}

  /** The run is over. */
  record Over(RunEnd end) implements Command {}

  /**
   * Where a run stands.
   *
   * @param generation that is being evaluated
   * @param algorithm that it trains
   * @param done units of it that are finished
   * @param total units that it has
   * @param openLeases workers that hold units
   * @param redone units that were leased again in this process, because a worker was lost, slow, or
   *     threw
   * @param workers that are known
   * @param idle workers that wait for work
   * @param unitsPerSecond of each worker that has answered, by host and port of its node, which is
   *     empty for those of this JVM
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

    /** Of a run that there is not. */
    static final Status NONE = new Status(0, "", 0, 0, 0, 0, 0, 0, Map.of());
  }

  private static final DispatcherSelector SUPERVISOR_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.supervisor-dispatcher");

  private Terrarium() {}

  /**
   * A run of an experiment in this process, from its start. Nothing of it is kept but the result,
   * which its end has.
   *
   * @param workers threads that train at once
   * @param listeners as in {@link #create(RunPlan, Optional, List)}
   * @throws BadInput where the population does not fit into memory
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
   * A run of an experiment that is kept in a directory, and goes on where an earlier one there left
   * off. The directory, the same as the command line's, is held from when this is spawned until the
   * run is over; one that cannot be used ends the run with a sentence.
   *
   * @param workers threads that train at once
   * @param listeners told after those that keep the directory
   * @throws BadInput where the population does not fit into memory
   */
  public static Behavior<Command> create(
      ExperimentSetup setup, int workers, Path directory, RunListener... listeners) {
    return DirectoryRun.create(setup, workers, directory, List.of(listeners));
  }

  /**
   * A run on this machine, with a worker on each of the plan's devices.
   *
   * @param resumeFrom where an earlier process left off; from the start if empty
   * @param listeners called in this order on the supervisor's thread; an exception ends the run
   *     with its message
   */
  public static Behavior<Command> create(
      RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return Behaviors.setup(
        context -> {
          // What is finished already needs no device.
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

  /** The same with executors that are there already, one a device. */
  static Behavior<Command> create(
      RunPlan plan,
      Optional<RunState> resumeFrom,
      List<RunListener> listeners,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    return Behaviors.setup(
        context -> {
          ActorRef<Supervisor.Message> supervisor =
              context.spawn(
                  Supervisor.create(plan, resumeFrom, Journal.NONE, listeners),
                  "supervisor",
                  SUPERVISOR_THREAD);
          // Without a supervisor there is no run: its death is ours.
          context.watch(supervisor);
          supervisor.tell(new AwaitEnd(context.messageAdapter(RunEnd.class, Over::new)));
          ActorRef<WorkerGroup.Message> foreman =
              context.spawn(
                  WorkerGroup.create(plan.run(), supervisor.narrow(), executors), "foreman");
          return running(context, supervisor, executors, foreman);
        });
  }

  private static Behavior<Command> running(
      ActorContext<Command> context,
      ActorRef<Supervisor.Message> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors,
      ActorRef<WorkerGroup.Message> foreman) {
    return Behaviors.receive(Command.class)
        .onMessage(
            Over.class,
            over -> {
              context.stop(foreman);
              executors.forEach(executor -> executor.tell(DeviceExecutor.Stop.STOP));
              return Behaviors.same();
            })
        .onMessage(
            Command.class,
            command -> {
              supervisor.tell((Supervisor.Message) command);
              return Behaviors.same();
            })
        .build();
  }
}
