package io.terrarium.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchStateTest {

  private static final float[] ONE = {1};
  private static final float[] TWO = {2, 2};

  @Test
  void vectors_that_were_read_get_their_names_by_their_place() {
    SearchState read = SearchState.unnamed(ONE, ONE, List.of(ONE, TWO));

    SearchState named = read.named(List.of("first", "second"));

    assertThat(named.vector("first")).isSameAs(ONE);
    assertThat(named.vector("second")).isSameAs(TWO);
    assertThat(named.hasShapeOf(read)).isTrue();
  }

  @Test
  void vectors_that_have_names_get_the_order_of_the_list() {
    SearchState state = new SearchState(ONE, ONE, Map.of("a", ONE, "b", TWO, "c", ONE));

    assertThat(state.named(List.of("b", "c", "a")).vectors().keySet())
        .containsExactly("b", "c", "a");
  }

  @Test
  void vectors_under_other_names_or_of_another_number_are_refused() {
    SearchState read = SearchState.unnamed(ONE, ONE, List.of(ONE, TWO));
    SearchState named = read.named(List.of("first", "second"));

    for (SearchState state : List.of(read, named)) {
      assertThatThrownBy(() -> state.named(List.of("first"))).isInstanceOf(BadInput.class);
      assertThatThrownBy(() -> state.named(List.of("first", "second", "third")))
          .isInstanceOf(BadInput.class);
    }
    assertThatThrownBy(() -> named.named(List.of("first", "other")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "A search state must have the vectors that its strategy declares, [first, other], and"
                + " has [first, second]; mend the strategy's jar or take it out of plugins/.");
    assertThatThrownBy(() -> named.vector("third"))
        .hasMessage("the search state has no vector third; it has [first, second]");
  }

  @Test
  void states_differ_in_shape_where_any_length_does() {
    SearchState state = SearchState.unnamed(ONE, ONE, List.of(ONE));

    assertThat(state.hasShapeOf(SearchState.unnamed(TWO, TWO, List.of(ONE)))).isFalse();
    assertThat(state.hasShapeOf(SearchState.unnamed(ONE, ONE, List.of(TWO)))).isFalse();
    assertThat(state.hasShapeOf(SearchState.unnamed(ONE, ONE, List.of()))).isFalse();
  }
}
