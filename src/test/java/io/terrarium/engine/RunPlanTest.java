package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.StopCondition;
import io.terrarium.meta.RunState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunPlanTest {

  private final RunPlan plan =
      new RunPlan(
          "run", StubTask.plain(), 10, Optional.of(new StopCondition(5, 2)), Plans.devices(1));

  @Test
  void a_scoring_counts_when_every_score_reaches_the_goal() {
    assertThat(plan.streakAfter(1, 2, List.of(5f, 6f))).isEqualTo(2);
    assertThat(plan.streakAfter(1, 2, List.of(5f, 4.9f))).isZero();
    assertThat(plan.streakAfter(1, 2, List.of(5f, Float.NaN))).isZero();
  }

  @Test
  void a_last_scoring_that_was_not_scheduled_leaves_the_streak_alone() {
    assertThat(plan.streakAfter(1, 9, List.of(9f, 9f))).isEqualTo(1);
    assertThat(plan.streakAfter(1, 9, List.of(0f, 0f))).isEqualTo(1);
  }

  @Test
  void a_run_is_finished_after_its_generations_or_its_streak() {
    assertThat(plan.isFinished(state(9, 1))).isFalse();
    assertThat(plan.isFinished(state(10, 0))).isTrue();
    assertThat(plan.isFinished(state(3, 2))).isTrue();
  }

  @Test
  void refuses_negative_generations_in_a_sentence() {
    assertThatThrownBy(() -> Plans.plan(StubTask.plain(), -1, 1))
        .hasMessage("generations must not be negative, is -1");
  }

  private static RunState state(long next, int streak) {
    return new RunState(next, StubTask.plain().initialState(), streak);
  }
}
