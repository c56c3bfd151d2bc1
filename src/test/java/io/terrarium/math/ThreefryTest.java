package io.terrarium.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreefryTest {

  /** The known answers that Random123 publishes for threefry2x32 with 20 rounds. */
  @ParameterizedTest
  @CsvSource({
    "00000000, 00000000, 00000000, 00000000, 6b200159, 99ba4efe",
    "ffffffff, ffffffff, ffffffff, ffffffff, 1cb996fc, bb002be7",
    "13198a2e, 03707344, 243f6a88, 85a308d3, c4923a9c, 483df7a0"
  })
  void gives_the_published_answers(
      String key0, String key1, String counter0, String counter1, String word0, String word1) {
    long block = Threefry.block(word(key0), word(key1), word(counter0), word(counter1));
    assertThat((int) (block >>> 32)).isEqualTo(word(word0));
    assertThat((int) block).isEqualTo(word(word1));
  }

  @Test
  void uniforms_do_not_depend_on_how_many_are_drawn_at_once() {
    Key key = Key.of(5).fold(Purpose.ACTIONS);
    float[] all = new float[11];
    key.uniforms(3, all, 0, 11);
    for (int i = 0; i < 11; i++) {
      assertThat(all[i]).isEqualTo(key.uniform(3 + i)).isBetween(0f, 0.99999994f);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, Integer.MAX_VALUE - 100, Integer.MAX_VALUE - 99, 1L << 40})
  void whole_numbers_are_scaled_from_halves_of_blocks(long from) {
    Key key = Key.of(6);
    int[] numbers = new int[103];
    key.below(1000, from, numbers, 3, 100);
    for (int i = 0; i < 100; i++) {
      long block = key.bits((from + i) / 2);
      long word = (from + i) % 2 == 0 ? block & 0xFFFFFFFFL : block >>> 32;
      assertThat(numbers[3 + i]).isEqualTo((int) (word * 1000 >>> 32));
    }
  }

  @Test
  void a_permutation_holds_every_number_once_and_each_place_is_equally_likely() {
    int[] counts = new int[4];
    int[] order = new int[4];
    for (int i = 0; i < 4000; i++) {
      Key.of(i).permutation(0, order, 0, 4);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
      counts[order[0]]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(900, 1100);
    }
  }

  @Test
  void keys_of_different_purposes_and_indices_differ() {
    Key key = Key.of(-1);
    assertThat(key.fold(Purpose.TRAINING)).isNotEqualTo(key.fold(Purpose.POPULATION));
    assertThat(key.fold(0)).isNotEqualTo(key.fold(1));
    assertThat(Key.of(1).fold(0)).isNotEqualTo(Key.of(1L << 32).fold(0));
  }

  private static int word(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }
}
