package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.terrarium.compute.Device;
import io.terrarium.engine.ToSupervisor.Answer;
import io.terrarium.engine.ToSupervisor.RequestWork;
import io.terrarium.engine.ToSupervisor.UnitsDone;
import io.terrarium.engine.ToSupervisor.UnitsFailed;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Round ROUND =
      new Round(3, Phase.POPULATION, StubTask.plain().initialState());
  private static final RoundKey KEY = RoundKey.of(Plans.RUN, ROUND);

  private final TestProbe<ToSupervisor> supervisor = KIT.createTestProbe();

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void asks_for_as_much_as_suits_its_device() {
    RequestWork request = hire(new StubTask(5, (device, round, index) -> {}));
    assertThat(request.capacity()).isEqualTo(5);
    assertThat(request.run()).isEqualTo(Plans.RUN);
    assertThat(request.knows()).isEmpty();
  }

  @Test
  void answers_a_lease_and_asks_again_knowing_the_round() {
    RequestWork request = hire(StubTask.plain());
    lease(request, 4, 2);
    UnitsDone done = supervisor.expectMessageClass(UnitsDone.class);
    assertThat(done.round()).isEqualTo(KEY);
    assertThat(done.answers())
        .containsExactly(
            new Answer(4, StubTask.outcome(ROUND, 4)), new Answer(2, StubTask.outcome(ROUND, 2)));
    assertThat(nextRequest().knows()).contains(KEY);
  }

  @Test
  void tells_what_was_thrown_and_works_on() {
    RequestWork request =
        hire(
            StubTask.playing(
                (device, round, index) -> {
                  if (index == 4) {
                    throw new IllegalStateException("burnt");
                  }
                }));
    lease(request, 4);
    UnitsFailed failed = supervisor.expectMessageClass(UnitsFailed.class);
    assertThat(failed.indices()).containsExactly(4);
    assertThat(failed.cause()).isEqualTo("IllegalStateException: burnt");
    nextRequest();
    request.worker().tell(new ToWorker.Lease(KEY, List.of(5)));
    assertThat(supervisor.expectMessageClass(UnitsDone.class).answers()).hasSize(1);
  }

  @Test
  void asks_again_when_it_is_leased_units_of_a_round_it_does_not_know() {
    RequestWork request = hire(StubTask.plain());
    request.worker().tell(new ToWorker.Lease(KEY, List.of(0)));
    assertThat(nextRequest().knows()).isEqualTo(Optional.empty());
  }

  @Test
  void a_device_that_cannot_be_opened_is_told_with_the_first_unit() {
    RequestWork request =
        hire(
            new OpeningTask(
                device -> {
                  throw new IllegalStateException("no such device");
                }));
    assertThat(request.capacity()).isEqualTo(1);
    lease(request, 0);
    assertThat(supervisor.expectMessageClass(UnitsFailed.class).cause())
        .isEqualTo("IllegalStateException: no such device");
  }

  private RequestWork hire(MetaTask task) {
    ActorRef<Executor.Command> executor =
        KIT.spawn(Executor.create(task, Device.cpu(0)), Executor.DEVICE_THREAD);
    KIT.spawn(Worker.create(Plans.RUN, executor, supervisor.getRef()));
    return nextRequest();
  }

  private RequestWork nextRequest() {
    return supervisor.expectMessageClass(RequestWork.class);
  }

  private static void lease(RequestWork request, Integer... indices) {
    request.worker().tell(new ToWorker.RoundStarted(Plans.RUN, ROUND));
    request.worker().tell(new ToWorker.Lease(KEY, List.of(indices)));
  }
}
