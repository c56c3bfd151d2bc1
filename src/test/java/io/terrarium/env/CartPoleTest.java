package io.terrarium.env;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Npz;
import org.junit.jupiter.api.Test;

class CartPoleTest {

  private final Environment cartPole = new CartPole();
  private final Npz golden = Npz.golden("env_CartPole-v1.npz");

  @Test
  void single_steps_are_gymnax_steps() {
    float[] state = columns(golden.get("state"), 4);
    int n = state.length / 4;
    float[] observation = new float[n * 4];
    cartPole.observe(state, n, observation);
    assertClose(observation, golden.get("obs"), 0);
    float[] reward = new float[n];
    boolean[] terminated = new boolean[n];
    cartPole.step(state, n, golden.get("action"), reward, terminated);
    assertClose(state, columns(golden.get("next_state"), 4), 2e-5f);
    assertClose(reward, golden.get("reward"), 0);
    cartPole.observe(state, n, observation);
    assertClose(observation, golden.get("next_obs"), 2e-5f);
    for (int i = 0; i < n; i++) {
      boolean done = terminated[i] || golden.get("time")[i] + 1 >= cartPole.episodeLimit();
      assertThat(done).as("row %d", i).isEqualTo(golden.get("done")[i] == 1);
    }
  }

  @Test
  void resets_are_uniform_in_a_small_box() {
    float[] state = new float[8];
    cartPole.reset(state, 2, 1, new float[] {9, 0, .5f, .25f, 1}, 1);
    assertClose(state, new float[] {0, -.05f, 0, 0, 0, -.025f, 0, .05f}, 1e-7f);
  }

  private static float[] columns(float[] rows, int components) {
    int n = rows.length / components;
    float[] columns = new float[rows.length];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < components; c++) {
        columns[c * n + i] = rows[i * components + c];
      }
    }
    return columns;
  }
}
