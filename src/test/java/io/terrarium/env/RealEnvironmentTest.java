package io.terrarium.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import io.terrarium.random.Key;
import org.junit.jupiter.api.Test;

/** Training in an environment itself: what ends an episode, and how the next one begins. */
class RealEnvironmentTest {

  private final Backend backend = Blocks.backend();
  private final Block observation = backend.block(2, 3);
  private final Block next = backend.block(2, 3);
  private final Block reward = backend.block(2, 1);
  private final Block done = backend.block(2, 1);

  @Test
  void an_episode_ends_at_the_time_limit_and_another_begins() {
    VectorEnvironment copies = new RealEnvironment(backend, new Pendulum(), 3).open(2);
    copies.reset(new Key[] {Key.of(1)}, observation);
    Block action = Blocks.of(backend, 1, 2, -2);
    for (int step = 1; step <= 7; step++) {
      copies.step(observation, action, reward, done, next);
      float ended = step % 3 == 0 ? 1 : 0;
      assertThat(Blocks.read(done)).containsExactly(ended, ended);
    }
  }
}
