package io.terrarium.strategy;

import io.terrarium.file.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state that an evolution strategy carries from one generation to the next. It is a value:
 * neither the arrays nor the map are changed after construction.
 *
 * <p>Files and messages keep the further vectors in their order and without their names. A state
 * that was read has them numbered until it is {@link #named} by the strategy's own list.
 *
 * @param mean the search mean, one number a parameter
 * @param sigma the step size of each parameter
 * @param vectors further vectors of a strategy by name (moments, evolution paths); empty where it
 *     has none
 */
public record SearchState(float[] mean, float[] sigma, Map<String, float[]> vectors) {

  /**
   * @throws IllegalArgumentException if mean and sigma differ in length
   */
  public SearchState {
    if (mean.length != sigma.length) {
      throw new IllegalArgumentException(
          "mean and sigma must be of one length, are " + mean.length + " and " + sigma.length);
    }
    vectors = Collections.unmodifiableMap(new LinkedHashMap<>(vectors));
  }

  /** The state of a strategy that carries nothing but these two. */
  public SearchState(float[] mean, float[] sigma) {
    this(mean, sigma, Map.of());
  }

  /** A state as files and messages have it: its vectors are named 0, 1 and so on. */
  public static SearchState unnamed(float[] mean, float[] sigma, List<float[]> vectors) {
    Map<String, float[]> numbered = new LinkedHashMap<>();
    vectors.forEach(vector -> numbered.put(Integer.toString(numbered.size()), vector));
    return new SearchState(mean, sigma, numbered);
  }

  /**
   * The same with its vectors in the order of these names. Numbered vectors get the names by their
   * place.
   *
   * @throws BadInput if the vectors have other names, or are not as many: a plugin's strategy may
   *     make what it does not declare
   */
  public SearchState named(List<String> names) {
    List<String> present = List.copyOf(vectors.keySet());
    if (present.equals(names)) {
      return this;
    }
    boolean numbered = present.equals(numbers(names.size()));
    Map<String, float[]> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), vectors.get(numbered ? present.get(i) : names.get(i)));
    }
    if (present.size() != named.size() || named.containsValue(null)) {
      throw new BadInput(
          "A search state must have the vectors that its strategy declares, %s, and has %s; mend the strategy's jar or take it out of plugins/."
              .formatted(names, present));
    }
    return new SearchState(mean, sigma, named);
  }

  private static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  /** The number of parameters. */
  public int dimensions() {
    return mean.length;
  }

  /**
   * One of the further vectors.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] vector(String name) {
    return Optional.ofNullable(vectors.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the search state has no vector %s; it has %s"
                        .formatted(name, vectors.keySet())));
  }

  /**
   * Whether another state has as many parameters and vectors, of the same lengths. All states of
   * one search are alike in this.
   */
  public boolean hasShapeOf(SearchState other) {
    return dimensions() == other.dimensions() && Arrays.equals(lengths(), other.lengths());
  }

  private int[] lengths() {
    return vectors.values().stream().mapToInt(vector -> vector.length).toArray();
  }
}
