package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.engine.Supervisor.RequestWork;
import io.terrarium.engine.Supervisor.UnitsDone;
import io.terrarium.engine.Supervisor.UnitsFailed;
import io.terrarium.engine.Worker.Lease;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The supervisor, with probes as its workers. */
class SupervisorTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int ALL = 100;

  private final Recorder recorder = new Recorder();
  private final ActorRef<Supervisor.Command> supervisor =
      KIT.spawn(
          Supervisor.create(
              Plans.plan(StubTask.plain(), 2, 2),
              Optional.empty(),
              Journal.NONE,
              List.of(recorder)));
  private final TestProbe<Terrarium.Status> status = KIT.createTestProbe();

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void sends_the_search_once_and_leases_of_the_size_asked_for() {
    Hand ann = new Hand();
    Lease lease = ann.begin(3);
    assertThat(lease.round()).isEqualTo(new RoundKey(Plans.RUN, 0, Phase.POPULATION));
    assertThat(lease.indices()).containsExactly(0, 1, 2);
    ann.answer(lease, 1);
    ann.ask(3);
    assertThat(ann.expectLease().indices()).startsWith(3, 4, 5);
    ann.group.expectNoMessage(Duration.ofMillis(50));
  }

  @Test
  void a_request_of_another_run_is_ignored() {
    Hand ann = new Hand();
    supervisor.tell(
        new RequestWork("other", ann.ref(), ann.group.getRef(), 1, 1, OptionalLong.empty()));
    assertThat(status().workers()).isZero();
  }

  @Test
  void duplicate_answers_change_nothing() {
    Hand ann = new Hand();
    Lease lease = ann.begin(3);
    ann.answer(lease, 1);
    ann.answer(lease, 2);
    assertThat(status().done()).isEqualTo(3);
    ann.answerTheRestOf(Phase.POPULATION, 1);
    ann.answerTheRestOf(Phase.MEAN, 1);
    awaitGeneration(1);
    assertThat(recorder.records().get(0).fitnessBest()).isEqualTo(1);
  }

  @Test
  void answers_of_another_generation_run_or_phase_change_nothing() {
    Hand ann = new Hand();
    Lease lease = ann.begin(3);
    ann.answer(new Lease(new RoundKey("other", 0, Phase.POPULATION), 1, lease.indices()), 9);
    ann.answer(new Lease(new RoundKey(Plans.RUN, 1, Phase.POPULATION), 1, lease.indices()), 9);
    ann.answer(new Lease(new RoundKey(Plans.RUN, 0, Phase.MEAN), 1, lease.indices()), 9);
    ann.answer(new Lease(lease.round(), 1, List.of(77)), 9);
    assertThat(status().done()).isZero();
    assertThat(status().openLeases()).isZero();
  }

  @Test
  void late_answers_of_a_finished_round_change_nothing() {
    Hand ann = new Hand();
    Lease lease = ann.begin(ALL);
    ann.answer(lease, 1);
    ann.answer(lease, 2);
    assertThat(status().done()).isEqualTo(StubTask.POPULATION);
  }

  @Test
  void the_leases_of_a_worker_that_dies_are_done_by_another() {
    Hand ann = new Hand();
    assertThat(ann.begin(5).indices()).hasSize(5);
    ann.probe.stop();
    KIT.createTestProbe().awaitAssert(() -> assertThat(status().workers()).isZero());
    Hand bob = new Hand();
    assertThat(bob.begin(ALL).indices()).hasSize(StubTask.POPULATION);
    assertThat(status().redone()).isEqualTo(5);
  }

  @Test
  void an_idle_worker_gets_what_a_dead_one_held() {
    Hand ann = new Hand();
    ann.begin(ALL);
    Hand bob = new Hand();
    bob.ask(1);
    ann.probe.stop();
    bob.expectSearch();
    assertThat(bob.expectLease().indices()).containsExactly(0);
  }

  @Test
  void a_slow_workers_lease_is_handed_to_an_idle_one_and_the_first_answer_counts() {
    Hand slow = new Hand();
    Lease lease = slow.begin(ALL);
    Hand quick = new Hand();
    Lease handed = quick.begin(ALL);
    assertThat(handed.indices()).isEqualTo(lease.indices());
    quick.answer(handed, 1);
    slow.answer(lease, 2);
    quick.answerTheRestOf(Phase.MEAN, 1);
    awaitGeneration(1);
    assertThat(recorder.records().get(0).fitnessBest()).isEqualTo(1);
  }

  @Test
  void a_worker_that_was_restarted_asks_anew_and_gets_its_units_again() {
    Hand ann = new Hand();
    Lease lease = ann.begin(2);
    ann.ask(2);
    assertThat(ann.expectLease().indices()).isEqualTo(lease.indices());
  }

  @Test
  void a_request_that_comes_again_gets_the_same_lease_and_the_search_where_that_was_lost() {
    Hand ann = new Hand();
    Lease lease = ann.begin(2);
    ann.askAgain(OptionalLong.empty());
    ann.expectSearch();
    assertThat(ann.expectLease()).isEqualTo(lease);
    ann.askAgain(OptionalLong.of(0));
    ann.group.expectNoMessage(Duration.ofMillis(50));
    assertThat(ann.expectLease()).isEqualTo(lease);
    assertThat(status().redone()).isZero();
  }

  @Test
  void a_request_that_comes_late_changes_nothing() {
    Hand ann = new Hand();
    ann.answer(ann.begin(2), 1);
    RequestWork late = ann.latest;
    ann.ask(2);
    Lease lease = ann.expectLease();
    supervisor.tell(late);
    assertThat(status().openLeases()).isEqualTo(1);
    ann.answer(lease, 1);
    assertThat(status().redone()).isZero();
  }

  @Test
  void a_request_whose_lease_was_answered_gets_no_other_and_a_throw_told_twice_counts_once() {
    Hand ann = new Hand();
    Lease lease = ann.begin(1);
    ann.fail(lease, "once");
    supervisor.tell(ann.latest);
    ann.fail(lease, "once");
    assertThat(status().openLeases()).isZero();
    ann.ask(1);
    assertThat(ann.expectLease().indices()).containsExactly(1);
  }

  @Test
  void an_answer_that_comes_again_leaves_the_next_lease_open() {
    Hand ann = new Hand();
    Lease lease = ann.begin(2);
    ann.answer(lease, 1);
    ann.ask(2);
    ann.expectLease();
    ann.answer(lease, 1);
    assertThat(status().openLeases()).isEqualTo(1);
  }

  @Test
  void a_run_goes_on_from_a_generation_once_it_is_kept() {
    TestProbe<GenerationFinished> journal = KIT.createTestProbe();
    Recorder heard = new Recorder();
    ActorRef<Supervisor.Command> kept =
        KIT.spawn(
            Supervisor.create(
                Plans.plan(StubTask.plain(), 2, 1),
                Optional.empty(),
                (finished, replyTo) -> journal.getRef().tell(finished),
                List.of(heard)));
    Hand ann = new Hand(kept);
    ann.answer(ann.begin(ALL), 1);
    ann.answerTheRestOf(Phase.MEAN, 1);
    ann.ask(ALL);
    ann.probe.expectNoMessage(Duration.ofMillis(100));
    assertThat(heard.records()).isEmpty();
    long generation = journal.receiveMessage().record().generation();
    kept.tell(new Supervisor.Kept(generation + 1));
    ann.probe.expectNoMessage(Duration.ofMillis(100));
    kept.tell(new Supervisor.Kept(generation));
    assertThat(ann.expectLease().round()).isEqualTo(new RoundKey(Plans.RUN, 1, Phase.POPULATION));
    assertThat(heard.records()).hasSize(1);
  }

  @Test
  void a_unit_that_throws_on_two_workers_ends_the_run_in_a_sentence() {
    TestProbe<RunEnd> end = KIT.createTestProbe();
    supervisor.tell(new Terrarium.AwaitEnd(end.getRef()));
    Hand ann = new Hand();
    Hand bob = new Hand();
    bob.begin(1);
    ann.fail(ann.begin(3), "first");
    // What threw together is done again alone, and before all else.
    ann.ask(1);
    Lease alone = ann.expectLease();
    assertThat(alone.indices()).containsExactly(1);
    ann.fail(alone, "second");
    bob.ask(ALL);
    Lease other = bob.expectLease();
    assertThat(other.indices()).containsExactly(1);
    bob.fail(other, "Overflow: third");
    end.expectMessage(
        RunEnd.Failed.refused(
            "generation 0, candidate 1, algorithm even: evaluating it threw on two workers, "
                + "the second time Overflow: third"));
  }

  private void awaitGeneration(long generation) {
    status.awaitAssert(
        () -> {
          assertThat(status().generation()).isEqualTo(generation);
          return null;
        });
  }

  private Terrarium.Status status() {
    supervisor.tell(new Terrarium.GetStatus(status.getRef()));
    return status.receiveMessage();
  }

  /** A worker and its group, played by the test. */
  private final class Hand {

    final TestProbe<Worker.Lease> probe = KIT.createTestProbe();
    final TestProbe<WorkerGroup.Search> group = KIT.createTestProbe();
    private final ActorRef<Supervisor.Command> supervisor;
    private OptionalLong knows = OptionalLong.empty();
    private long number;
    private RequestWork latest;

    Hand() {
      this(SupervisorTest.this.supervisor);
    }

    Hand(ActorRef<Supervisor.Command> supervisor) {
      this.supervisor = supervisor;
    }

    ActorRef<Worker.Lease> ref() {
      return probe.getRef();
    }

    void ask(int batch) {
      number++;
      latest = new RequestWork(Plans.RUN, ref(), group.getRef(), number, batch, knows);
      supervisor.tell(latest);
    }

    void askAgain(OptionalLong knowing) {
      supervisor.tell(
          new RequestWork(Plans.RUN, ref(), group.getRef(), number, latest.batch(), knowing));
    }

    Lease begin(int batch) {
      ask(batch);
      knows = OptionalLong.of(expectSearch());
      Lease lease = expectLease();
      assertThat(lease.round().search()).isEqualTo(knows.getAsLong());
      return lease;
    }

    long expectSearch() {
      return group.expectMessageClass(WorkerGroup.Search.class).generation();
    }

    Lease expectLease() {
      return probe.expectMessageClass(Lease.class);
    }

    void answer(Lease lease, float fitness) {
      List<Answer> answers =
          lease.indices().stream().map(i -> new Answer(i, new Outcome(fitness, 1))).toList();
      supervisor.tell(new UnitsDone(lease.round(), ref(), lease.number(), answers));
    }

    void answerTheRestOf(Phase phase, float fitness) {
      ask(ALL);
      Lease lease = expectLease();
      assertThat(lease.round().phase()).isEqualTo(phase);
      answer(lease, fitness);
    }

    void fail(Lease lease, String cause) {
      supervisor.tell(
          new UnitsFailed(lease.round(), ref(), lease.number(), lease.indices(), cause));
    }
  }
}
