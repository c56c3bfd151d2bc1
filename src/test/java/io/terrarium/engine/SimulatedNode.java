package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.meta.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/** A real group with real workers, whose executors do what a simulation has them do. */
final class SimulatedNode {

  private final Stage stage;
  private final Schedule schedule;
  private final Faults faults;
  private final int batch;
  private final ActorRef<WorkerGroup.Command> group;

  SimulatedNode(
      Stage stage,
      Schedule schedule,
      Faults faults,
      int workers,
      int batch,
      ActorRef<Supervisor.FromWorker> supervisor) {
    this.stage = stage;
    this.schedule = schedule;
    this.faults = faults;
    this.batch = batch;
    List<ActorRef<DeviceExecutor.Command>> executors =
        IntStream.range(0, workers).mapToObj(i -> executor()).toList();
    this.group = stage.spawn(WorkerGroup.create(Plans.RUN, supervisor, executors));
  }

  private ActorRef<DeviceExecutor.Command> executor() {
    Queue<DeviceExecutor.Command> commands = new ArrayDeque<>();
    return stage.spawn(
        Behaviors.receiveMessage(
            command -> {
              commands.add(command);
              schedule.add(() -> execute(commands.remove()));
              return Behaviors.same();
            }));
  }

  private void execute(DeviceExecutor.Command command) {
    if (command instanceof DeviceExecutor.Prepare prepare) {
      prepare.replyTo().tell(new DeviceExecutor.Ready(batch));
    } else if (command instanceof DeviceExecutor.Evaluate evaluate) {
      evaluate.replyTo().tell(reply(evaluate));
    }
  }

  private DeviceExecutor.Reply reply(DeviceExecutor.Evaluate evaluate) {
    if (faults.throwsAt(evaluate.round(), evaluate.indices())) {
      return new DeviceExecutor.Threw("burnt");
    }
    List<Outcome> outcomes = new ArrayList<>();
    evaluate.indices().forEach(i -> outcomes.add(StubTask.outcome(evaluate.round(), i)));
    if (faults.restarts(schedule)) {
      // The worker stumbles over an outcome too many, and is restarted.
      outcomes.add(new Outcome(0, 0));
    }
    return new DeviceExecutor.Evaluated(outcomes);
  }

  /** Its workers hear of another supervisor. */
  void serve(ActorRef<Supervisor.FromWorker> supervisor) {
    group.tell(new WorkerGroup.Serve(supervisor));
  }

  void die(SimulatedNetwork network) {
    stage.stop(group);
    network.childrenAreGone(group);
  }
}
