package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.compute.Device;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The executors of a {@link LocalRun} before it starts. Each device is opened, and its memory is
 * allocated, on the thread that keeps both for the run. So a lack of memory shows before the run
 * begins.
 */
public final class LocalWorkers implements AutoCloseable {

  private final ActorSystem<?> system;
  private final List<ActorRef<DeviceExecutor.Command>> executors = new ArrayList<>();

  private LocalWorkers(ActorSystem<?> system) {
    this.system = system;
  }

  /**
   * Opens the devices one after the other, so that only one of them allocates when memory runs out.
   *
   * @return empty where the memory does not hold all of them at once
   */
  public static Optional<LocalWorkers> open(MetaTask task, List<Device> devices) {
    LocalWorkers workers = new LocalWorkers(LocalRun.system());
    for (Device device : devices) {
      if (workers.add(DeviceExecutor.create(task, device)) instanceof DeviceExecutor.OutOfMemory) {
        workers.close();
        return Optional.empty();
      }
    }
    return Optional.of(workers);
  }

  private DeviceExecutor.Reply add(Behavior<DeviceExecutor.Command> behavior) {
    int index = executors.size();
    CompletableFuture<DeviceExecutor.Reply> reply = new CompletableFuture<>();
    ActorRef<DeviceExecutor.Reply> replyTo =
        system.systemActorOf(completing(reply), "prepared-" + index, Props.empty());
    ActorRef<DeviceExecutor.Command> executor =
        system.systemActorOf(behavior, "executor-" + index, DeviceExecutor.DEVICE_THREAD);
    executor.tell(new DeviceExecutor.Prepare(replyTo));
    executors.add(executor);
    // A lack of memory may end the system itself.
    system
        .getWhenTerminated()
        .whenComplete((d, t) -> reply.complete(new DeviceExecutor.OutOfMemory()));
    return reply.join();
  }

  private static Behavior<DeviceExecutor.Reply> completing(
      CompletableFuture<DeviceExecutor.Reply> reply) {
    return Behaviors.receiveMessage(
        message -> {
          reply.complete(message);
          return Behaviors.stopped();
        });
  }

  /** Starts the run, which owns the executors from then on. */
  public LocalRun start(RunPlan plan, Optional<RunState> resumeFrom, List<RunListener> listeners) {
    return new LocalRun(system, Terrarium.create(plan, resumeFrom, listeners, executors));
  }

  /** Closes the devices. */
  @Override
  public void close() {
    system.terminate();
  }
}
