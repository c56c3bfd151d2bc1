package io.terrarium.env;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Npz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single steps from random states, against those of gymnax. */
class EnvironmentGoldenTest {

  private static final float TOLERANCE = 2e-5f;

  @ParameterizedTest
  @EnumSource
  void observations_are_gymnax_observations(Published published) {
    Npz golden = golden(published);
    Copies copies = Copies.at(published.environment(), golden.get("state"));
    assertClose(copies.observe(), golden.get("obs"), TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource
  void single_steps_are_gymnax_steps(Published published) {
    Npz golden = golden(published);
    Copies copies = Copies.at(published.environment(), golden.get("state"));
    copies.step(golden.get("action"));
    int stateSize = published.environment().spec().layout().kept().size();
    int observationSize = published.environment().observationSize();
    for (int c = 0; c < stateSize; c++) {
      float[] expected = column(golden.get("next_state"), stateSize, c);
      assertClose(copies.component(c), expected, tolerance(published, c >= 2));
    }
    for (int c = 0; c < observationSize; c++) {
      float[] seen = column(copies.observe(), observationSize, c);
      float[] expected = column(golden.get("next_obs"), observationSize, c);
      assertClose(seen, expected, tolerance(published, c >= 4));
    }
    assertClose(copies.reward(), golden.get("reward"), TOLERANCE);
  }

  /** Gymnax counts the time limit as an end. */
  @ParameterizedTest
  @EnumSource
  void episodes_end_where_those_of_gymnax_do(Published published) {
    Npz golden = golden(published);
    Copies copies = Copies.at(published.environment(), golden.get("state"));
    copies.step(golden.get("action"));
    int limit = published.environment().episodeLimit();
    for (int i = 0; i < copies.size(); i++) {
      boolean done = copies.terminated()[i] || golden.get("time")[i] + 1 >= limit;
      assertThat(done).as("row %d", i).isEqualTo(golden.get("done")[i] == 1);
    }
  }

  /** Acrobot's velocities are large, and the order of operations shows. */
  private static float tolerance(Published published, boolean velocity) {
    return published == Published.ACROBOT && velocity ? 5e-4f : TOLERANCE;
  }

  private static Npz golden(Published published) {
    return Npz.golden("env_" + published.environment().name() + ".npz");
  }

  private static float[] column(float[] rows, int width, int column) {
    float[] values = new float[rows.length / width];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i * width + column];
    }
    return values;
  }
}
