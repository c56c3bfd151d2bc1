package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.meta.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaseTableTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final long PATIENCE = 100;
  private static final long NUMBER = 1;

  private final ActorRef<Worker.Lease> ann = KIT.<Worker.Lease>createTestProbe().getRef();
  private final ActorRef<Worker.Lease> bob = KIT.<Worker.Lease>createTestProbe().getRef();
  private final ActorRef<Worker.Lease> eve = KIT.<Worker.Lease>createTestProbe().getRef();
  private final LeaseTable table = new LeaseTable(4, PATIENCE);

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void leases_each_unit_once_in_index_order() {
    assertThat(lease(ann, 3, 0)).containsExactly(0, 1, 2);
    assertThat(lease(bob, 3, 0)).containsExactly(3);
    assertThat(lease(eve, 3, 0)).isEmpty();
    assertThat(table.openLeases()).isEqualTo(2);
    assertThat(table.redone()).isZero();
  }

  @Test
  void what_was_given_back_is_leased_again() {
    lease(ann, 3, 0);
    table.giveBack(ann);
    assertThat(lease(bob, 4, 0)).containsExactly(0, 1, 2, 3);
    assertThat(table.redone()).isEqualTo(3);
  }

  @Test
  void the_oldest_open_leases_go_to_an_idle_worker_once_they_are_overdue() {
    lease(ann, 2, 0);
    lease(bob, 2, 50);
    assertThat(lease(eve, 1, 99)).isEmpty();
    assertThat(table.untilOverdue(99)).isEqualTo(OptionalLong.of(1));
    assertThat(lease(eve, 3, 120)).containsExactly(0, 1);
  }

  @Test
  void patience_grows_with_the_slowest_answer_of_the_round() {
    lease(ann, 1, 0);
    answer(ann, 200, 0);
    lease(bob, 4, 200);
    assertThat(lease(ann, 1, 599)).isEmpty();
    assertThat(lease(ann, 1, 600)).containsExactly(1);
  }

  @Test
  void units_are_trained_together_in_the_same_blocks_whoever_holds_them() {
    LeaseTable six = new LeaseTable(6, PATIENCE);
    assertThat(six.lease(wish(ann, 2), FaultRule.BY_WORKER, 0)).containsExactly(0, 1);
    assertThat(six.lease(wish(bob, 2), FaultRule.BY_WORKER, 0)).containsExactly(2, 3);
    six.giveBack(ann);
    assertThat(six.lease(wish(eve, 2), FaultRule.BY_WORKER, 0)).containsExactly(0, 1);
    six.giveBack(bob);
    assertThat(six.lease(wish(ann, 2), FaultRule.BY_WORKER, 0)).containsExactly(2, 3);
    assertThat(six.lease(wish(bob, 2), FaultRule.BY_WORKER, 0)).containsExactly(4, 5);
  }

  @Test
  void a_lease_has_as_many_whole_blocks_as_are_wished_for() {
    LeaseTable seven = new LeaseTable(7, PATIENCE);
    assertThat(seven.lease(new LeaseTable.Wish(ann, NUMBER, 2, 2), FaultRule.BY_WORKER, 0))
        .containsExactly(0, 1, 2, 3);
    assertThat(seven.lease(new LeaseTable.Wish(bob, NUMBER, 2, 9), FaultRule.BY_WORKER, 0))
        .containsExactly(4, 5, 6);
  }

  @Test
  void an_answer_to_an_earlier_lease_leaves_the_open_one() {
    lease(ann, 2, 0);
    table.answer(ann, NUMBER - 1, answers(1, 3), 10);
    assertThat(table.leased(ann, NUMBER)).contains(List.of(0, 1));
    assertThat(table.done()).isEqualTo(1);
  }

  @Test
  void the_first_answer_of_a_unit_counts() {
    lease(ann, 4, 0);
    lease(bob, 4, 100);
    assertThat(table.answer(bob, NUMBER, answers(1, 0, 1, 2, 3), 110)).isEqualTo(4);
    assertThat(table.answer(ann, NUMBER, answers(2, 0, 1, 2, 3), 120)).isZero();
    assertThat(table.isComplete()).isTrue();
    assertThat(table.outcomes()).allMatch(outcome -> outcome.fitness() == 1);
  }

  @Test
  void an_answer_for_a_unit_that_does_not_exist_changes_nothing() {
    assertThat(table.answer(ann, NUMBER, answers(1, 4), 0)).isZero();
    assertThat(table.done()).isZero();
  }

  @Test
  void a_worker_thought_dead_may_still_answer() {
    lease(ann, 2, 0);
    table.giveBack(ann);
    answer(ann, 10, 0, 1);
    assertThat(lease(bob, 4, 20)).containsExactly(2, 3);
  }

  @Test
  void units_that_threw_together_are_tried_again_alone() {
    lease(ann, 3, 0);
    assertThat(threw(ann, 0, 1, 2)).isEmpty();
    assertThat(lease(ann, 3, 1)).containsExactly(0);
    assertThat(lease(bob, 3, 1)).containsExactly(1);
    assertThat(lease(eve, 3, 1)).containsExactly(2);
  }

  @Test
  void a_unit_that_threw_goes_to_another_worker() {
    lease(ann, 1, 0);
    threw(ann, 0);
    assertThat(lease(ann, 4, 1)).containsExactly(1, 2, 3);
    assertThat(lease(bob, 4, 1)).containsExactly(0);
  }

  @Test
  void a_unit_that_threw_goes_to_the_same_worker_if_there_is_no_other() {
    lease(ann, 1, 0);
    threw(ann, 0);
    assertThat(table.lease(wish(ann, 4), FaultRule.ALONE, 1)).containsExactly(0);
  }

  @Test
  void the_second_throw_of_a_unit_names_it() {
    lease(ann, 1, 0);
    threw(ann, 0);
    lease(bob, 1, 1);
    assertThat(threw(bob, 0)).contains(0);
  }

  @Test
  void a_throw_that_is_told_twice_counts_once() {
    lease(ann, 1, 0);
    threw(ann, 0);
    assertThat(threw(ann, 0)).isEmpty();
  }

  @Test
  void what_an_earlier_supervisor_leased_under_the_same_number_blames_none_of_ours() {
    lease(ann, 1, 0);
    assertThat(threw(ann, 3)).isEmpty();
    assertThat(lease(ann, 4, 1)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void a_unit_that_two_hold_waits_only_once_both_have_given_it_back() {
    lease(ann, 4, 0);
    lease(bob, 4, 100);
    table.giveBack(ann);
    assertThat(table.waiting()).isZero();
    assertThat(table.untilOverdue(150)).hasValue(50);
    table.giveBack(bob);
    assertThat(table.waiting()).isEqualTo(4);
    assertThat(table.untilOverdue(150)).isEmpty();
  }

  @Test
  @Timeout(10)
  void a_large_round_is_leased_one_by_one_in_little_time() {
    int units = 200_000;
    LeaseTable large = new LeaseTable(units, PATIENCE);
    for (int i = 0; i < units; i++) {
      assertThat(large.lease(wish(ann, 1), FaultRule.ALONE, i).get(0)).isEqualTo(i);
      large.answer(ann, NUMBER, answers(1, i), i);
    }
    assertThat(large.isComplete()).isTrue();
  }

  @Test
  void what_is_given_back_at_the_front_is_leased_before_what_waits_behind() {
    lease(ann, 1, 0);
    lease(bob, 1, 0);
    table.giveBack(ann);
    assertThat(lease(bob, 1, 0)).containsExactly(0);
    assertThat(lease(eve, 1, 0)).containsExactly(2);
  }

  private List<Integer> lease(ActorRef<Worker.Lease> worker, int batch, long now) {
    return table.lease(wish(worker, batch), FaultRule.BY_WORKER, now);
  }

  private Optional<Integer> threw(ActorRef<Worker.Lease> worker, Integer... indices) {
    table.threw(worker, NUMBER, List.of(indices));
    return table.culprit(FaultRule.BY_WORKER);
  }

  private static LeaseTable.Wish wish(ActorRef<Worker.Lease> worker, int batch) {
    return new LeaseTable.Wish(worker, NUMBER, batch, 1);
  }

  private void answer(ActorRef<Worker.Lease> worker, long now, Integer... indices) {
    table.answer(worker, NUMBER, answers(1, indices), now);
  }

  private static List<Answer> answers(float fitness, Integer... indices) {
    return Stream.of(indices).map(i -> new Answer(i, new Outcome(fitness, 1))).toList();
  }
}
