package io.terrarium.agent.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterministicTargetTest {

  private static final float INFINITE = Float.POSITIVE_INFINITY;

  static List<Backend> backends() {
    return List.of(Blocks.backend(), Blocks.nd4j());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void the_smaller_value_counts_and_an_infinite_one_stays_infinite(Backend backend) {
    Transitions batch = new Transitions(backend, 4, 1, 1);
    batch.reward().write(0, new float[] {1, 1, 1, 1}, 0);
    batch.done().write(0, new float[] {0, 1, 0, 0}, 0);
    Block target =
        new DeterministicTarget(backend, 4)
            .of(
                batch,
                Blocks.of(backend, 1, .5f),
                Blocks.of(backend, 1, 4, 4, INFINITE, -INFINITE),
                Blocks.of(backend, 1, 6, 2, INFINITE, 0));
    assertThat(Blocks.read(target)).containsExactly(3, 1, INFINITE, -INFINITE);
  }
}
