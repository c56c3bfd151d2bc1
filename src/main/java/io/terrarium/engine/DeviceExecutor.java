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
 * The actor that does a worker's work, on the thread that owns the device. It opens the device when
 * it first needs it, and keeps it. When an evaluation throws, the actor is restarted with the
 * device closed.
 */
public final class DeviceExecutor {

  /** The messages that an executor takes. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  /** Opens the device, allocates the memory that evaluations need, and asks for its batch size. */
  record Prepare(ActorRef<Reply> replyTo) implements Command {}

  /** Evaluates these units. */
  record Evaluate(Round round, List<Integer> indices, ActorRef<Reply> replyTo) implements Command {}

  /** Closes the device and ends the executor. */
  public enum Stop implements Command {
    STOP
  }

  /** The answers of an executor. */
  sealed interface Reply extends Worker.Command, NoSerializationVerificationNeeded {}

  /** The device is open; it takes so many units at once. */
  record Ready(int batch) implements Reply {}

  /** One outcome for each unit, in the order of the request. */
  record Evaluated(List<Outcome> outcomes) implements Reply {}

  /** There is not enough memory for evaluations on this device. */
  record OutOfMemory() implements Reply {}

  /** An evaluation threw; the cause is one line. */
  record Threw(String cause) implements Reply {}

  /** Makes the actor restart, also after errors that would otherwise end the JVM. */
  private static final class Restart extends RuntimeException {
    private static final long serialVersionUID = 1;

    Restart(Throwable cause) {
      super(cause);
    }
  }

  /** A thread that belongs to one device for its whole life. */
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
      replyTo(command).tell(failure(command, thrown));
      throw new Restart(thrown);
    }
  }

  private static Reply failure(Command command, Throwable thrown) {
    boolean full = thrown instanceof OutOfMemoryError || thrown instanceof ArithmeticException;
    return full && command instanceof Prepare
        ? new OutOfMemory()
        : new Threw(ErrorText.named(thrown));
  }

  private static ActorRef<Reply> replyTo(Command command) {
    return command instanceof Evaluate evaluate
        ? evaluate.replyTo()
        : ((Prepare) command).replyTo();
  }
}
