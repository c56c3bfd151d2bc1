package io.terrarium.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An environment of many named rows, and what its description refuses. */
class ArmTest {

  private static final int COPIES = 4000;

  @Test
  void starts_take_uniform_and_normal_numbers() {
    Arm arm = new Arm();
    float[][] state = arm.newState(COPIES);
    Resets resets = new Resets(arm.spec().layout(), COPIES);
    for (int i = 0; i < COPIES; i++) {
      resets.add(i, Key.of(1), Key.of(2), i);
    }
    arm.reset(state, resets);
    List<StateRow> kept = arm.spec().layout().kept();
    assertThat(kept).hasSize(20);
    assertThat(variance(kept.get(3).of(state))).isCloseTo(1 / 3., within(.03));
    assertThat(variance(kept.get(13).of(state))).isCloseTo(.01, within(.001));
    assertThat(kept.get(13).of(state)).isNotEqualTo(kept.get(14).of(state));
  }

  private static double variance(float[] numbers) {
    double sum = 0;
    for (float each : numbers) {
      sum += each * each;
    }
    return sum / numbers.length;
  }

  @Test
  void the_final_observation_is_the_ended_episode_s_and_the_next_one_another_s() {
    Backend backend = Blocks.backend();
    int size = new Arm().observationSize();
    Block observation = backend.block(3, size);
    Block action = backend.block(3, 10);
    VectorEnvironment limited = new RealEnvironment(backend, new Arm(), 2).open(3);
    VectorEnvironment endless = new RealEnvironment(backend, new Arm(), 100).open(3);
    Step step = Step.of(backend, 3, size).withFinalObservation(backend.block(3, size));
    Step unlimited = Step.of(backend, 3, size);
    limited.reset(new Key[] {Key.of(4)}, observation);
    endless.reset(new Key[] {Key.of(4)}, observation);
    for (int i = 0; i < 2; i++) {
      limited.step(observation, action, step);
      endless.step(observation, action, unlimited);
      assertThat(Blocks.read(step.finalObservation().orElseThrow()))
          .isEqualTo(Blocks.read(unlimited.next()));
    }
    assertThat(Blocks.read(step.truncated())).containsOnly(1);
    assertThat(Blocks.read(step.terminated())).containsOnly(0);
    assertThat(Blocks.read(step.next())).isNotEqualTo(Blocks.read(unlimited.next()));
  }

  @Test
  void a_description_that_cannot_be_is_refused_by_its_value() {
    assertRefused("Odd-v0", new ActionSpace.Box(1, 2, 1), List.of("a"), 1, "are 2.0 and 1.0");
    assertRefused("Odd-v0", new ActionSpace.Discrete(2), List.of("a"), 1, "names 1: [a]");
    assertRefused("Odd-v0", new ActionSpace.Discrete(1), List.of("a"), 0, "at least 1, is 0");
    assertRefused(" ", new ActionSpace.Discrete(1), List.of("a"), 1, "must not be blank, is \" \"");
    StateLayout.Builder rows = StateLayout.builder();
    rows.row("angle");
    assertThatThrownBy(() -> rows.work("angle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a second row of the state is named \"angle\"");
  }

  private static void assertRefused(
      String name, ActionSpace actions, List<String> names, int limit, String complaint) {
    StateLayout none = StateLayout.builder().build();
    assertThatThrownBy(
            () -> new EnvironmentSpec(name, List.of("seen"), actions, names, limit, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }
}
