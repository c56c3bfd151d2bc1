package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationLineTest {

  private final GenerationLine line = new GenerationLine(List.of("ppo", "dqn"), 40);

  @Test
  void a_generation_says_what_its_candidates_and_its_mean_reached() {
    assertThat(line.of(finished(20.25f, 60, 3, List.of(31f, 42f))))
        .isEqualTo(
            "generation 8/40  ppo  mean 20.3  best 60.0  score ppo 31.0 dqn 42.0  8.0 trainings/s  ETA 1:04");
  }

  @Test
  void a_generation_of_which_all_failed_says_so() {
    assertThat(line.of(finished(Float.NaN, Float.NaN, 16, List.of())))
        .isEqualTo(
            "generation 8/40  ppo  all 16 candidates failed, the search stays  8.0 trainings/s  ETA 1:04");
  }

  private static GenerationFinished finished(
      float mean, float best, int failed, List<Float> scores) {
    GenerationRecord record =
        new GenerationRecord(7, "ppo", 500, mean, best, 1, failed, 0.5f, scores, 9);
    RunState state = new RunState(8, new SearchState(new float[0], new float[0]), 0);
    return new GenerationFinished(record, state, Timing.upToNow(2, 16, 1));
  }
}
