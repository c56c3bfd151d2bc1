package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/**
 * Does a worker's work on the thread that owns the device. It opens the device when it first needs
 * it, keeps it, and is restarted, with the device closed, when an evaluation throws.
 */
public final class DeviceExecutor {

  /** What it is asked. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  /** Open the device, take the memory that evaluations need, and say how much suits it. */
  record Prepare(ActorRef<Reply> replyTo) implements Command {}

  /** Evaluate these units. */
  record Evaluate(Round round, List<Integer> indices, ActorRef<Reply> replyTo) implements Command {}

  /** Give the device up, for good. */
  public enum Stop implements Command {
    STOP
  }

  /** What it answers. */
  sealed interface Reply extends Worker.Message, NoSerializationVerificationNeeded {}

  /** Units that suit the device at once. */
  record Ready(int batch) implements Reply {}

  /** One outcome a unit, in the order asked for. */
  record Evaluated(List<Outcome> outcomes) implements Reply {}

  /** The device has not the memory that evaluations on it need. */
  record NoRoom() implements Reply {}

  /** What was thrown, in one line. */
  record Threw(String cause) implements Reply {}

  /** Lets the actor's supervision restart it; also stands for errors that would end the JVM. */
  private static final class Restart extends RuntimeException {
    private static final long serialVersionUID = 1;

    Restart(Throwable cause) {
      super(cause);
    }
  }

  /** A thread of its own, for the device's whole life. */
  public static final DispatcherSelector DEVICE_THREAD =
      DispatcherSelector.fromConfig("terrarium.engine.device-dispatcher");

  private DeviceExecutor() {}

  public static Behavior<Command> create(MetaTask task, Device device) {
    return Behaviors.supervise(closed(task, device))
        .onFailure(Restart.class, SupervisorStrategy.restart().withLogLevel(Level.INFO));
  }

  private static Behavior<Command> closed(MetaTask task, Device device) {
    return receive(
        command -> {
          Evaluator evaluator = attempt(command, () -> opened(task, device));
          answer(command, evaluator);
          return open(evaluator);
        });
  }

  private static Evaluator opened(MetaTask task, Device device) {
    Evaluator evaluator = task.open(device);
    evaluator.allocate();
    return evaluator;
  }

  private static Behavior<Command> open(Evaluator evaluator) {
    return receive(
        command -> {
          answer(command, evaluator);
          return Behaviors.same();
        });
  }

  private static Behavior<Command> receive(Function<Command, Behavior<Command>> work) {
    return Behaviors.receiveMessage(
        command -> command instanceof Stop ? Behaviors.stopped() : work.apply(command));
  }

  private static void answer(Command command, Evaluator evaluator) {
    Reply reply = attempt(command, () -> reply(command, evaluator));
    replyTo(command).tell(reply);
  }

  private static Reply reply(Command command, Evaluator evaluator) {
    if (command instanceof Evaluate evaluate) {
      return evaluated(evaluate, evaluator);
    }
    return new Ready(Math.max(1, evaluator.preferredBatch()));
  }

  private static Evaluated evaluated(Evaluate evaluate, Evaluator evaluator) {
    int[] indices = evaluate.indices().stream().mapToInt(Integer::intValue).toArray();
    Outcome[] outcomes = evaluator.evaluate(evaluate.round(), indices);
    if (outcomes.length != indices.length) {
      throw new IllegalStateException(
          indices.length + " units were asked for, " + outcomes.length + " outcomes came back");
    }
    return new Evaluated(List.of(outcomes));
  }

  private static <T> T attempt(Command command, Supplier<T> step) {
    try {
      return step.get();
    } catch (Throwable thrown) {
      replyTo(command).tell(complaint(command, thrown));
      throw new Restart(thrown);
    }
  }

  private static Reply complaint(Command command, Throwable thrown) {
    boolean full = thrown instanceof OutOfMemoryError || thrown instanceof ArithmeticException;
    return full && command instanceof Prepare ? new NoRoom() : new Threw(ErrorText.named(thrown));
  }

  private static ActorRef<Reply> replyTo(Command command) {
    return command instanceof Evaluate evaluate
        ? evaluate.replyTo()
        : ((Prepare) command).replyTo();
  }
}
