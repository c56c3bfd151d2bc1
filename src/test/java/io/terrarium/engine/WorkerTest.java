package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.terrarium.compute.Device;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.engine.Supervisor.RequestWork;
import io.terrarium.engine.Supervisor.UnitsDone;
import io.terrarium.engine.Supervisor.UnitsFailed;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class WorkerTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString("terrarium.engine.retry = 100 ms")
              .withFallback(ConfigFactory.load("application-test")));
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Round ROUND =
      new Round(3, Phase.POPULATION, StubTask.plain().initialState());
  private static final RoundKey KEY = RoundKey.of(Plans.RUN, ROUND);
  private static final WorkerGroup.Search SEARCH =
      new WorkerGroup.Search(Plans.RUN, KEY.search(), ROUND.search());

  private final TestProbe<Supervisor.FromWorker> supervisor = KIT.createTestProbe();
  private final TestProbe<WorkerGroup.Command> group = KIT.createTestProbe();

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void asks_for_as_much_as_suits_its_device() {
    RequestWork request = hire(new StubTask(5, (device, round, index) -> {}));
    assertThat(request.batch()).isEqualTo(5);
    assertThat(request.run()).isEqualTo(Plans.RUN);
    assertThat(request.knows()).isEmpty();
  }

  @Test
  void answers_a_lease_and_asks_again_knowing_the_search() {
    RequestWork request = hire(StubTask.plain());
    lease(request, 4, 2);
    UnitsDone done = supervisor.expectMessageClass(UnitsDone.class);
    assertThat(done.round()).isEqualTo(KEY);
    assertThat(done.answers())
        .containsExactly(
            new Answer(4, StubTask.outcome(ROUND, 4)), new Answer(2, StubTask.outcome(ROUND, 2)));
    RequestWork next = nextRequest();
    assertThat(next.knows()).hasValue(KEY.search());
    assertThat(next.number()).isGreaterThan(request.number());
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
    RequestWork next = nextRequest();
    next.worker().tell(new Worker.Lease(KEY, next.number(), List.of(5)));
    assertThat(supervisor.expectMessageClass(UnitsDone.class).answers()).hasSize(1);
  }

  @Test
  void says_again_what_may_have_been_lost_until_a_lease_comes() {
    RequestWork request = hire(StubTask.plain());
    assertThat(nextRequest()).isEqualTo(request);
    lease(request, 0);
    UnitsDone done = supervisor.expectMessageClass(UnitsDone.class);
    RequestWork next = nextRequest();
    assertThat(supervisor.expectMessageClass(UnitsDone.class)).isEqualTo(done);
    assertThat(nextRequest()).isEqualTo(next);
  }

  @Test
  void a_lease_that_answers_an_earlier_request_is_not_taken() {
    RequestWork request = hire(StubTask.plain());
    lease(request, 0);
    supervisor.expectMessageClass(UnitsDone.class);
    RequestWork next = nextRequest();
    request.worker().tell(new Worker.Lease(KEY, request.number(), List.of(1)));
    next.worker().tell(new Worker.Lease(KEY, next.number(), List.of(2)));
    UnitsDone done =
        (UnitsDone)
            supervisor
                .fishForMessage(
                    PATIENCE,
                    message ->
                        message instanceof UnitsDone other && other.number() == next.number()
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore())
                .get(0);
    assertThat(done.answers()).extracting(Answer::index).containsExactly(2);
  }

  @Test
  void a_search_that_was_lost_is_asked_for_by_the_request() {
    RequestWork request = hire(StubTask.plain());
    request.worker().tell(new Worker.Lease(KEY, request.number(), List.of(0)));
    group.expectMessageClass(WorkerGroup.AwaitSearch.class);
    assertThat(nextRequest().knows()).isEmpty();
  }

  @Test
  void turns_to_a_new_supervisor_at_once_and_answers_it_what_the_old_one_leased() {
    RequestWork request = hire(StubTask.plain());
    TestProbe<Supervisor.FromWorker> successor = KIT.createTestProbe();
    request.worker().unsafeUpcast().tell(new Worker.Serve(successor.getRef()));
    assertThat(successor.expectMessageClass(RequestWork.class)).isEqualTo(request);
    lease(request, 3);
    assertThat(successor.expectMessageClass(UnitsDone.class).answers()).hasSize(1);
  }

  @Test
  void one_that_is_restarted_stays_with_the_new_supervisor() {
    TestProbe<DeviceExecutor.Command> executor = KIT.createTestProbe();
    ActorRef<Worker.Command> worker =
        KIT.spawn(
            Behaviors.supervise(
                    Worker.create(
                        Plans.RUN, executor.getRef(), group.getRef(), supervisor.getRef()))
                .onFailure(SupervisorStrategy.restart().withLogLevel(Level.DEBUG)));
    executor
        .expectMessageClass(DeviceExecutor.Prepare.class)
        .replyTo()
        .tell(new DeviceExecutor.Ready(1));
    lease(nextRequest(), 0);
    TestProbe<Supervisor.FromWorker> successor = KIT.createTestProbe();
    worker.tell(new Worker.Serve(successor.getRef()));
    Outcome outcome = new Outcome(0, 0);
    executor
        .expectMessageClass(DeviceExecutor.Evaluate.class)
        .replyTo()
        .tell(new DeviceExecutor.Evaluated(List.of(outcome, outcome)));
    executor
        .expectMessageClass(DeviceExecutor.Prepare.class)
        .replyTo()
        .tell(new DeviceExecutor.Ready(1));
    assertThat(successor.expectMessageClass(RequestWork.class).number()).isEqualTo(2);
  }

  @Test
  void a_device_that_cannot_be_opened_is_told_with_the_first_unit() {
    RequestWork request =
        hire(
            new OpeningTask(
                device -> {
                  throw new IllegalStateException("no such device");
                }));
    assertThat(request.batch()).isEqualTo(1);
    lease(request, 0);
    assertThat(supervisor.expectMessageClass(UnitsFailed.class).cause())
        .isEqualTo("IllegalStateException: no such device");
  }

  private RequestWork hire(MetaTask task) {
    ActorRef<DeviceExecutor.Command> executor =
        KIT.spawn(DeviceExecutor.create(task, Device.cpu(0)), DeviceExecutor.DEVICE_THREAD);
    KIT.spawn(Worker.create(Plans.RUN, executor, group.getRef(), supervisor.getRef()));
    return nextRequest();
  }

  private RequestWork nextRequest() {
    return supervisor.expectMessageClass(RequestWork.class);
  }

  private void lease(RequestWork request, Integer... indices) {
    request.worker().tell(new Worker.Lease(KEY, request.number(), List.of(indices)));
    WorkerGroup.AwaitSearch await = group.expectMessageClass(WorkerGroup.AwaitSearch.class);
    assertThat(await.generation()).isEqualTo(KEY.search());
    await.worker().tell(new Worker.SearchCame(SEARCH));
  }
}
