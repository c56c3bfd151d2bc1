package io.terrarium.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.classic.CartPole;
import io.terrarium.env.classic.Pendulum;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import org.junit.jupiter.api.Test;

/** Training in an environment itself: what ends an episode, and how the next one begins. */
class RealEnvironmentTest {

  private final Backend backend = Blocks.backend();
  private final Block observation = backend.block(2, 3);
  private final Step step = Step.of(backend, 2, 3);

  @Test
  void an_episode_ends_at_the_time_limit_and_another_begins() {
    VectorEnvironment copies = new RealEnvironment(backend, new Pendulum(), 3).open(2);
    copies.reset(new Key[] {Key.of(1)}, observation);
    Block action = Blocks.of(backend, 1, 2, -2);
    for (int i = 1; i <= 7; i++) {
      copies.step(observation, action, step);
      float ended = i % 3 == 0 ? 1 : 0;
      assertThat(Blocks.read(step.terminated())).containsExactly(0, 0);
      assertThat(Blocks.read(step.truncated())).containsExactly(ended, ended);
    }
  }

  @Test
  void an_episode_that_ends_by_itself_is_terminated_and_not_truncated() {
    VectorEnvironment copies = new RealEnvironment(backend, new CartPole(), 500).open(1);
    Block seen = backend.block(1, 4);
    copies.reset(new Key[] {Key.of(1)}, seen);
    Step fall = Step.of(backend, 1, 4);
    Block right = Blocks.of(backend, 1, 1);
    int steps = 0;
    do {
      copies.step(seen, right, fall);
      steps++;
    } while (Blocks.read(fall.terminated())[0] == 0);
    assertThat(steps).isBetween(5, 15);
    assertThat(Blocks.read(fall.truncated())).containsExactly(0);
  }
}
