package io.terrarium.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where the fitness depends on no candidate, nothing is to be learned of the step size. It has a
 * small drift of its own there, whether candidates tie or not: the logarithm of the covariance
 * drifts by minus half its variance, and the evolution paths begin at zero.
 */
class SepCmaEsPlateauTest {

  private static final int DIMENSIONS = 100;
  private static final int POPULATION = 32;
  private static final int GENERATIONS = 200;
  private static final int SEARCHES = 8;
  private static final StrategySettings SETTINGS =
      StrategySettings.of(new SepCmaEs(), POPULATION, 0.3f);

  private final SepCmaEs sepCmaEs = new SepCmaEs();

  /** What a generation teaches: its candidates, of some fitness. */
  private interface Rule {
    SearchState update(SearchState state, float[][] population, float[] fitness);
  }

  @ParameterizedTest
  @EnumSource(Plateau.class)
  void the_step_size_stays_where_it_is(Plateau plateau) {
    double drift =
        drift(plateau, (state, all, fitness) -> sepCmaEs.update(state, SETTINGS, all, fitness));
    assertThat(Math.exp(drift)).isBetween(0.4, 1.5);
  }

  /** So that the test above is one that this rule, which evosax 0.3.2 has, would fail. */
  @ParameterizedTest
  @EnumSource(Plateau.class)
  void weights_averaged_over_those_who_tie_would_shrink_it(Plateau plateau) {
    assertThat(Math.exp(drift(plateau, this::averaged))).isLessThan(0.05);
  }

  /** Of the mean logarithm of the step size in a search, on average over some of them. */
  private double drift(Plateau plateau, Rule rule) {
    return IntStream.range(0, SEARCHES)
        .mapToDouble(seed -> drift(plateau, rule, Key.of(seed)))
        .average()
        .orElseThrow();
  }

  private double drift(Plateau plateau, Rule rule, Key seed) {
    SearchState state = sepCmaEs.initialise(new float[DIMENSIONS], SETTINGS);
    for (int g = 0; g < GENERATIONS; g++) {
      Key generation = seed.fold(1).fold(g);
      float[][] population = new float[POPULATION][];
      for (int i = 0; i < POPULATION; i++) {
        population[i] = sepCmaEs.ask(state, SETTINGS, generation, i);
      }
      float[] fitness = plateau.fitness(seed.fold(2).fold(g), POPULATION);
      state = rule.update(state, population, fitness);
    }
    double sum = 0;
    for (float sigma : state.sigma()) {
      sum += Math.log(sigma / SETTINGS.sigma());
    }
    return sum / DIMENSIONS;
  }

  /**
   * The update takes nothing of its candidates but the weighted sums of their steps and of these
   * steps' squares, so it is given others, of no tie, in which the sums are those of the averaged
   * weights.
   */
  private SearchState averaged(SearchState state, float[][] population, float[] fitness) {
    double[] weights = averagedWeights(fitness);
    double[] spread = standardised(CmaConstants.of(DIMENSIONS, POPULATION).weights());
    float[][] others = new float[POPULATION][DIMENSIONS];
    for (int j = 0; j < DIMENSIONS; j++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < POPULATION; i++) {
        double step = population[i][j] - state.mean()[j];
        mean += weights[i] * step;
        squares += weights[i] * step * step;
      }
      double deviation = Math.sqrt(squares - mean * mean);
      for (int i = 0; i < spread.length; i++) {
        others[i][j] = (float) (state.mean()[j] + mean + deviation * spread[i]);
      }
    }
    float[] falling = new float[POPULATION];
    for (int i = 0; i < POPULATION; i++) {
      falling[i] = -i;
    }
    return sepCmaEs.update(state, SETTINGS, others, falling);
  }

  /** Of each candidate: those who tie share the weights of their ranks alike. */
  private static double[] averagedWeights(float[] fitness) {
    double[] byRank = Arrays.copyOf(CmaConstants.of(DIMENSIONS, POPULATION).weights(), POPULATION);
    Integer[] order = Ranking.bestFirst(fitness);
    double[] weights = new double[POPULATION];
    for (int i = 0; i < POPULATION; i++) {
      int ties = 0;
      for (int rank = 0; rank < POPULATION; rank++) {
        if (Ranking.rankable(fitness[order[rank]]) == Ranking.rankable(fitness[i])) {
          weights[i] += byRank[rank];
          ties++;
        }
      }
      weights[i] /= ties;
    }
    return weights;
  }

  /** Numbers of which the weighted mean is 0 and the weighted mean square 1. */
  private static double[] standardised(double[] weights) {
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * i;
      squares += weights[i] * i * i;
    }
    double[] numbers = new double[weights.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - mean) / Math.sqrt(squares - mean * mean);
    }
    return numbers;
  }
}
