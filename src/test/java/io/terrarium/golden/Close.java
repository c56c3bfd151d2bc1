package io.terrarium.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;

/** Compares arrays at an absolute tolerance. */
public final class Close {

  private Close() {}

  public static void assertClose(float[] actual, float[] expected, float tolerance) {
    assertThat(actual).as("length").hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], Offset.offset(tolerance));
    }
  }
}
