package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.meta.Outcome;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Generations of which every candidate failed. */
class FailedGenerationsTest {

  private static final int GENERATIONS = 20;
  private static final LongPredicate FROM_THE_FOURTH = generation -> generation >= 3;
  private static final String SENTENCE =
      "all candidates failed in 10 generations in a row, 4 to 13, so the search has not moved; "
          + "give another run a smaller `strategy.sigma`, smaller learning rates or another "
          + "`strategy.start`; the checkpoint stays";

  private final Recorder recorder = new Recorder();

  @Test
  void such_a_generation_moves_nothing_and_is_counted() {
    RunPlan plan = Plans.plan(StubTask.plain(), GENERATIONS, 1);
    RunState before = new RunState(5, plan.task().initialState(), 2, 3);
    Generation.Done done =
        new Generation(plan, before).tell(outcomes(StubTask.POPULATION)).done(List.of());

    assertThat(done.state().search()).isSameAs(before.search());
    assertThat(done.state().nextGeneration()).isEqualTo(6);
    assertThat(done.state().failedStreak()).isEqualTo(4);
    assertThat(done.record().failed()).isEqualTo(StubTask.POPULATION);
    assertThat(done.record().fitnessMean()).isNaN();
    assertThat(done.record().sigmaMean()).isEqualTo(1);
  }

  @Test
  void one_candidate_that_has_not_failed_is_learned_from_and_begins_the_count_anew() {
    RunPlan plan = Plans.plan(StubTask.plain(), GENERATIONS, 1);
    RunState before = new RunState(5, plan.task().initialState(), 2, 9);
    List<Outcome> outcomes = outcomes(StubTask.POPULATION - 1);
    outcomes.add(new Outcome(1, 1));
    Generation.Done done = new Generation(plan, before).tell(outcomes).done(List.of());

    assertThat(done.state().search().vector("count")).containsExactly(1);
    assertThat(done.state().failedStreak()).isZero();
  }

  @Test
  void ten_in_a_row_end_the_run_with_a_sentence_after_the_tenth_is_told() {
    assertThat(run(FROM_THE_FOURTH, Optional.empty())).isEqualTo(RunEnd.Failed.refused(SENTENCE));

    assertThat(recorder.records()).hasSize(13);
    assertThat(recorder.states())
        .extracting(RunState::failedStreak)
        .containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    RunState last = recorder.states().get(12);
    assertThat(last.search()).isEqualTo(recorder.states().get(2).search());
    assertThat(last.nextGeneration()).isEqualTo(13);
  }

  @Test
  void nine_in_a_row_do_not() {
    LongPredicate nineOfTen = generation -> generation % 10 != 9;

    assertThat(run(nineOfTen, Optional.empty())).isInstanceOf(RunEnd.Completed.class);
    assertThat(recorder.records()).hasSize(GENERATIONS);
  }

  @Test
  void a_run_that_goes_on_counts_on_wherever_it_was_interrupted() {
    run(FROM_THE_FOURTH, Optional.empty());
    List<RunState> states = recorder.states();
    List<GenerationRecord> records = recorder.records();

    for (int after = 0; after < states.size(); after++) {
      Recorder again = new Recorder();
      RunEnd end = run(FROM_THE_FOURTH, Optional.of(states.get(after)), again);
      assertThat(end).isEqualTo(RunEnd.Failed.refused(SENTENCE));
      assertThat(again.records()).isEqualTo(records.subList(after + 1, records.size()));
    }
  }

  @Test
  void the_last_generation_may_be_the_tenth() {
    RunPlan plan = Plans.plan(new FailingTask(generation -> true), 10, 2);

    assertThat(run(plan, Optional.empty(), recorder)).isInstanceOf(RunEnd.Failed.class);
    assertThat(recorder.records()).hasSize(10);
  }

  @Test
  void a_shorter_run_whose_generations_all_failed_has_no_result() {
    for (int generations : new int[] {1, 3}) {
      RunPlan plan = Plans.plan(new FailingTask(generation -> true), generations, 2);
      RunEnd end = run(plan, Optional.empty(), new Recorder());
      assertThat(end).isInstanceOf(RunEnd.Failed.class);
      assertThat(end.toString())
          .contains(
              generations == 1
                  ? "all candidates failed in generation 1, so"
                  : "all candidates failed in 3 generations in a row, 1 to 3, so");
    }
  }

  @Test
  void a_shorter_run_that_failed_goes_on_where_it_grows() {
    RunPlan plan = Plans.plan(new FailingTask(generation -> generation < 3), 3, 2);
    Recorder recorded = new Recorder();
    run(plan, Optional.empty(), recorded);
    RunPlan grown = Plans.plan(new FailingTask(generation -> generation < 3), 6, 2);

    assertThat(run(grown, Optional.of(recorded.states().get(2)), new Recorder()))
        .isInstanceOf(RunEnd.Completed.class);
  }

  private RunEnd run(LongPredicate fails, Optional<RunState> from) {
    return run(fails, from, recorder);
  }

  private static RunEnd run(LongPredicate fails, Optional<RunState> from, Recorder recorder) {
    return run(Plans.plan(new FailingTask(fails), GENERATIONS, 2), from, recorder);
  }

  private static RunEnd run(RunPlan plan, Optional<RunState> from, Recorder recorder) {
    return LocalRun.start(plan, from, List.of(recorder)).await();
  }

  private static List<Outcome> outcomes(int failed) {
    return new ArrayList<>(Collections.nCopies(failed, new Outcome(Float.NaN, 1)));
  }
}
