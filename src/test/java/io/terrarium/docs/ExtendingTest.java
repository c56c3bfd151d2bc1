package io.terrarium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Corridor;
import io.terrarium.env.Resets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/extending.md} are code that runs. */
class ExtendingTest {

  @Test
  void the_examples_are_the_source_files() throws IOException {
    requireShown("example", "Corridor");
    requireShown("algorithm", "A2c");
    requireShown("algorithm trainer", "A2cTrainer");
    requireShown("algorithm loss", "A2cLoss");
    requireShown("strategy", "CrossEntropy");
    requireShown("task", "PolicyTask");
    requireShown("problem", "PolicyProblem");
  }

  private static void requireShown(String name, String simpleName) throws IOException {
    String source = Files.readString(Path.of("src/test/java/com/example", simpleName + ".java"));
    Generated.assertHolds("docs/extending.md", name, Generated.fenced("java", source));
  }

  @Test
  void two_copies_of_the_example_walk_apart() {
    Corridor corridor = new Corridor();
    float[][] state = corridor.newState(2);
    Resets resets = new Resets(corridor.spec().layout(), 2);
    resets.add(0, new float[] {0.5f}, 0, new float[0], 0);
    resets.add(1, new float[] {0.5f}, 0, new float[0], 0);
    corridor.reset(state, resets);
    boolean[] terminated = new boolean[2];
    float[] reward = new float[2];
    float[] observation = new float[2];

    for (int step = 0; step < 11; step++) {
      corridor.step(state, 2, new float[] {1, 0}, reward, terminated);
    }
    corridor.observe(state, 2, observation);

    assertThat(terminated).containsExactly(true, false);
    assertThat(reward).containsExactly(-1, -1);
    assertThat(observation[0]).isGreaterThanOrEqualTo(1);
    assertThat(observation[1]).isLessThanOrEqualTo(-1);
  }
}
