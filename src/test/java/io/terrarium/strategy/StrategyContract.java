package io.terrarium.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every strategy keeps; its own test extends this. */
abstract class StrategyContract {

  private static final Key KEY = Key.of(3);
  private static final float[] MEAN = {1, -2, 3};
  private static final float[] FITNESS = {4, -1, 7, 2.5f};

  abstract Strategy strategy();

  /** With what it climbs: population, sigma, shaping and rate. */
  abstract StrategySettings climbing(Landscape landscape);

  @ParameterizedTest
  @EnumSource(Landscape.class)
  void it_climbs_to_the_summit(Landscape landscape) {
    StrategySettings settings = climbing(landscape);
    SearchState state = strategy().initialise(landscape.begin(), settings);
    for (int g = 0; g < 1000; g++) {
      Key key = Key.of(7).fold(g);
      float[] fitness = new float[settings.population()];
      for (int i = 0; i < fitness.length; i++) {
        fitness[i] = landscape.fitness(strategy().ask(state, settings, key, i));
      }
      state = strategy().tell(state, settings, key, fitness);
    }
    assertThat(landscape.distance(state.mean())).isLessThan(0.1f);
  }

  /** Settings of four candidates, one of each rule by which it ranks or shapes. */
  abstract List<StrategySettings> rules();

  @Test
  void where_only_ranks_count_those_who_tie_rank_in_their_order() {
    assumeThat(declared()).doesNotContain("shaping");
    for (StrategySettings rule : rules()) {
      SearchState state = strategy().initialise(MEAN, rule);
      assertSame(told(state, rule, 7, 7, 7, 7), told(state, rule, 4, 3, 2, 1));
      assertSame(told(state, rule, 5, 9, 5, 1), told(state, rule, 5, 9, 4, 1));
    }
  }

  @Test
  void where_fitness_is_shaped_a_generation_of_which_all_tie_teaches_nothing() {
    assumeThat(declared()).contains("shaping");
    for (StrategySettings rule : rules()) {
      SearchState before = strategy().initialise(MEAN, rule);
      SearchState after = told(before, rule, 500, 500, 500, 500);
      assertThat(after.mean()).containsExactly(before.mean());
      assertThat(after.sigma()).containsExactly(before.sigma());
    }
  }

  @Test
  void it_is_registered() {
    assertThat(ServiceLoader.load(Strategy.class))
        .filteredOn(each -> each.name().equals(strategy().name()))
        .hasExactlyElementsOfTypes(strategy().getClass());
  }

  @Test
  void its_states_have_the_vectors_that_it_declares_of_lengths_that_stay() {
    SearchState before = strategy().initialise(MEAN, settings(false));
    SearchState after = told(before, FITNESS);
    assertThat(before.vectors().keySet()).containsExactlyInAnyOrderElementsOf(strategy().vectors());
    assertThat(after.vectors().keySet()).isEqualTo(before.vectors().keySet());
    List<String> names = strategy().vectors();
    assertThat(after.named(names).hasShapeOf(before.named(names))).isTrue();
  }

  @Test
  void it_begins_at_the_mean_with_the_step_size_of_the_settings() {
    SearchState state = strategy().initialise(MEAN, settings(false));
    assertThat(state.mean()).containsExactly(MEAN).isNotSameAs(MEAN);
    assertThat(state.sigma()).containsOnly(0.5f);
  }

  @Test
  void the_state_is_all_that_it_carries() {
    SearchState state = told(strategy().initialise(MEAN, settings(false)), FITNESS);
    SearchState copy = copy(state);
    assertSame(told(copy, FITNESS), told(state, FITNESS));
    assertThat(strategy().ask(copy, settings(false), KEY, 1))
        .containsExactly(strategy().ask(state, settings(false), KEY, 1));
    assertSame(state, copy);
  }

  @Test
  void a_fitness_that_is_no_number_is_as_bad_as_can_be() {
    SearchState state = strategy().initialise(MEAN, settings(false));
    assertSame(
        told(state, 4, Float.NaN, 7, 2.5f), told(state, 4, Float.NEGATIVE_INFINITY, 7, 2.5f));
  }

  @Test
  void it_survives_generations_without_a_number() {
    SearchState state = strategy().initialise(MEAN, settings(false));
    for (int g = 0; g < 3; g++) {
      state = told(state, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    }
    for (int j = 0; j < MEAN.length; j++) {
      assertThat(state.mean()[j]).isFinite();
      assertThat(state.sigma()[j]).isFinite().isPositive();
    }
  }

  @Test
  void antithetic_candidates_mirror_each_other_at_the_mean() {
    assumeThat(declared()).contains("antithetic");
    SearchState state = strategy().initialise(MEAN, settings(true));
    float[] one = strategy().ask(state, settings(true), KEY, 2);
    float[] other = strategy().ask(state, settings(true), KEY, 3);
    for (int j = 0; j < MEAN.length; j++) {
      assertThat(one[j] + other[j]).isBetween(2 * MEAN[j] - 1e-6f, 2 * MEAN[j] + 1e-6f);
      assertThat(one[j]).isNotEqualTo(MEAN[j]);
    }
  }

  private SearchState told(SearchState state, float... fitness) {
    return told(state, settings(false), fitness);
  }

  private SearchState told(SearchState state, StrategySettings settings, float... fitness) {
    return strategy().tell(state, settings, KEY, fitness);
  }

  private StrategySettings settings(boolean antithetic) {
    StrategySettings settings = StrategySettings.of(strategy(), 4, 0.5f);
    return antithetic ? settings.with("antithetic", true) : settings;
  }

  private List<String> declared() {
    return strategy().hyperparameters().stream().map(StrategyHyperparameter::name).toList();
  }

  private static SearchState copy(SearchState state) {
    Map<String, float[]> vectors = new HashMap<>();
    state.vectors().forEach((name, vector) -> vectors.put(name, vector.clone()));
    return new SearchState(state.mean().clone(), state.sigma().clone(), vectors);
  }

  private static void assertSame(SearchState actual, SearchState expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    assertThat(Arrays.equals(actual.mean(), expected.mean())).isTrue();
  }
}
