package io.terrarium.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every environment. */
class EnvironmentContractTest {

  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource
  void it_is_registered(Published published) {
    assertThat(ServiceLoader.load(Environment.class).stream().map(each -> each.get().name()))
        .containsOnlyOnce(published.environment().name());
  }

  @ParameterizedTest
  @EnumSource
  void every_number_seen_and_every_action_has_a_name(Published published) {
    Environment environment = published.environment();
    assertThat(environment.spec().observation())
        .hasSize(environment.observationSize())
        .doesNotHaveDuplicates();
    assertThat(environment.spec().actionNames())
        .hasSize(environment.actions().size())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void starts_are_uniform(Published published) {
    int n = 10_000;
    Copies copies = Copies.started(published.environment(), n, random);
    for (int c = 0; c < published.environment().spec().layout().kept().size(); c++) {
      float[] sorted = copies.component(c).clone();
      Arrays.sort(sorted);
      float low = published.starts()[c][0];
      float high = published.starts()[c][1];
      assertThat(sorted[0]).isGreaterThanOrEqualTo(low - 1e-5f);
      assertThat(sorted[n - 1]).isLessThanOrEqualTo(high + 1e-5f);
      for (int tenth = 0; tenth <= 10; tenth++) {
        float quantile = sorted[Math.min(n - 1, n * tenth / 10)];
        float expected = low + (high - low) * tenth / 10;
        assertThat(quantile).isCloseTo(expected, offset(0.02f * (high - low)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void observations_stay_within_bounds(Published published) {
    Environment environment = published.environment();
    Copies copies = Copies.started(environment, 20, random);
    float[] bounds = published.bounds();
    for (int step = 0; step < 1000; step++) {
      copies.step(Actions.random(environment, copies.size(), random));
      for (int i = 0; i < copies.size(); i++) {
        if (copies.terminated()[i]) {
          copies.reset(i, random);
        }
      }
      float[] seen = copies.observe();
      for (int i = 0; i < seen.length; i++) {
        assertThat(Math.abs(seen[i])).isLessThanOrEqualTo(bounds[i % bounds.length] + 1e-6f);
      }
    }
  }

  /** Many copies are stepped with vectors, once the compiler has come to it; one copy is not. */
  @ParameterizedTest
  @EnumSource
  void many_copies_do_what_each_does_alone(Published published) {
    Environment environment = published.environment();
    int n = 67;
    Copies together = Copies.started(environment, n, random);
    for (int step = 0; step < 1500; step++) {
      together.step(Actions.random(environment, n, random));
    }
    Copies[] alone = new Copies[n];
    for (int i = 0; i < n; i++) {
      together.reset(i, random);
      alone[i] = Copies.at(environment, together.row(i));
    }
    for (int step = 0; step < 50; step++) {
      float[] action = Actions.random(environment, n, random);
      together.step(action);
      for (int i = 0; i < n; i++) {
        alone[i].step(action[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      assertThat(together.row(i)).isEqualTo(alone[i].row(0));
      assertThat(together.reward()[i]).isEqualTo(alone[i].reward()[0]);
      assertThat(together.terminated()[i]).isEqualTo(alone[i].terminated()[0]);
    }
  }
}
