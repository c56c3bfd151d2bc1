package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DeviceExecutorTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Round ROUND =
      new Round(0, Phase.POPULATION, StubTask.plain().initialState());

  private final TestProbe<DeviceExecutor.Reply> probe = KIT.createTestProbe();

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void says_how_much_suits_the_device() {
    ActorRef<DeviceExecutor.Command> executor =
        spawn(new StubTask(7, (device, round, index) -> {}));
    executor.tell(new DeviceExecutor.Prepare(probe.getRef()));
    probe.expectMessage(new DeviceExecutor.Ready(7));
  }

  @Test
  void answers_in_the_order_of_the_indices() {
    evaluate(spawn(StubTask.plain()), 3, 1);
    probe.expectMessage(
        new DeviceExecutor.Evaluated(
            List.of(StubTask.outcome(ROUND, 3), StubTask.outcome(ROUND, 1))));
  }

  @Test
  void opens_the_device_once_and_again_after_a_throw() {
    AtomicInteger opened = new AtomicInteger();
    ActorRef<DeviceExecutor.Command> executor =
        spawn(
            new OpeningTask(
                device -> {
                  opened.incrementAndGet();
                  return throwingAt(5).open(device);
                }));
    for (int index : new int[] {0, 1, 5, 2, 3}) {
      evaluate(executor, index);
      probe.receiveMessage();
    }
    assertThat(opened).hasValue(2);
  }

  @Test
  void says_what_was_thrown_errors_too() {
    ActorRef<DeviceExecutor.Command> executor =
        spawn(
            StubTask.playing(
                (device, round, index) -> {
                  throw index == 0
                      ? new OutOfMemoryError("Java heap\n space")
                      : new NoClassDefFoundError("a/B");
                }));
    evaluate(executor, 0);
    probe.expectMessage(new DeviceExecutor.Threw("OutOfMemoryError: Java heap space"));
    evaluate(executor, 1);
    probe.expectMessage(new DeviceExecutor.Threw("NoClassDefFoundError: a/B"));
  }

  @Test
  void says_why_the_device_cannot_be_opened() {
    ActorRef<DeviceExecutor.Command> executor =
        spawn(
            new OpeningTask(
                device -> {
                  throw new IllegalStateException("no " + device);
                }));
    executor.tell(new DeviceExecutor.Prepare(probe.getRef()));
    probe.expectMessage(new DeviceExecutor.Threw("IllegalStateException: no cpu:0"));
  }

  @Test
  void makes_room_once_on_its_own_thread_before_it_is_ready() {
    Roomy evaluator = new Roomy(room -> {});
    ActorRef<DeviceExecutor.Command> executor = spawn(new OpeningTask(device -> evaluator));
    executor.tell(new DeviceExecutor.Prepare(probe.getRef()));
    probe.expectMessage(new DeviceExecutor.Ready(1));
    evaluate(executor, 0);
    probe.receiveMessage();
    assertThat(evaluator.madeOn).hasSize(1).doesNotContain(Thread.currentThread());
    assertThat(evaluator.madeOn).isEqualTo(evaluator.evaluatedOn);
  }

  @Test
  void says_that_there_is_no_room() {
    ActorRef<DeviceExecutor.Command> executor =
        spawn(
            new OpeningTask(
                device ->
                    new Roomy(
                        room -> {
                          throw new OutOfMemoryError("Java heap space");
                        })));
    executor.tell(new DeviceExecutor.Prepare(probe.getRef()));
    probe.expectMessage(new DeviceExecutor.OutOfMemory());
    evaluate(executor, 0);
    probe.expectMessage(new DeviceExecutor.Threw("OutOfMemoryError: Java heap space"));
  }

  @Test
  void a_stopped_one_is_gone() {
    ActorRef<DeviceExecutor.Command> executor = spawn(StubTask.plain());
    executor.tell(DeviceExecutor.Stop.STOP);
    probe.expectTerminated(executor);
  }

  @Test
  void refuses_an_evaluator_that_answers_too_little() {
    ActorRef<DeviceExecutor.Command> executor = spawn(new OpeningTask(device -> new Forgetful()));
    evaluate(executor, 0, 1);
    probe.expectMessage(
        new DeviceExecutor.Threw(
            "IllegalStateException: 2 units were asked for, 0 outcomes came back"));
  }

  @Test
  void all_evaluations_run_on_one_thread_of_its_own_throws_or_not() {
    ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
    StubTask.Play play =
        (device, round, index) -> {
          threads.add(Thread.currentThread());
          throwingAt(2).play().at(device, round, index);
        };
    ActorRef<DeviceExecutor.Command> one = spawn(StubTask.playing(play));
    ActorRef<DeviceExecutor.Command> other = spawn(StubTask.playing(play));
    for (int index = 0; index < 5; index++) {
      evaluate(one, index);
      probe.receiveMessage();
    }
    assertThat(threads).hasSize(5);
    assertThat(List.copyOf(threads).stream().distinct()).hasSize(1);
    evaluate(other, 0);
    probe.receiveMessage();
    assertThat(List.copyOf(threads).stream().distinct()).hasSize(2);
  }

  private static StubTask throwingAt(int unit) {
    return StubTask.playing(
        (device, round, index) -> {
          if (index == unit) {
            throw new IllegalStateException("unit " + unit);
          }
        });
  }

  private static ActorRef<DeviceExecutor.Command> spawn(MetaTask task) {
    return KIT.spawn(
        DeviceExecutor.create(task, Device.cpu(0)),
        DispatcherSelector.fromConfig("terrarium.engine.device-dispatcher"));
  }

  private void evaluate(ActorRef<DeviceExecutor.Command> executor, Integer... indices) {
    executor.tell(new DeviceExecutor.Evaluate(ROUND, List.of(indices), probe.getRef()));
  }

  /** Remembers where it makes its room and where it evaluates. */
  private static final class Roomy implements Evaluator {

    final List<Thread> madeOn = new CopyOnWriteArrayList<>();
    final List<Thread> evaluatedOn = new CopyOnWriteArrayList<>();
    private final Consumer<Roomy> making;

    Roomy(Consumer<Roomy> making) {
      this.making = making;
    }

    @Override
    public int preferredBatch() {
      return 1;
    }

    @Override
    public void allocate() {
      madeOn.add(Thread.currentThread());
      making.accept(this);
    }

    @Override
    public Outcome[] evaluate(Round round, int[] indices) {
      evaluatedOn.add(Thread.currentThread());
      return new Outcome[] {StubTask.outcome(round, indices[0])};
    }
  }

  /** Answers nothing. */
  private static final class Forgetful implements Evaluator {
    @Override
    public int preferredBatch() {
      return 2;
    }

    @Override
    public Outcome[] evaluate(Round round, int[] indices) {
      return new Outcome[0];
    }
  }
}
