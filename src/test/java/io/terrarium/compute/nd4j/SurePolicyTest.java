package io.terrarium.compute.nd4j;

import io.terrarium.compute.nd4j.BothBackends.Twin;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Policies that are sure: logits so far apart that probabilities underflow, and up to where the
 * difference of two of them overflows. Both backends give the same.
 */
class SurePolicyTest {

  private static final double NEAR = 1e-5;
  private static final double[] DISTANCES = {88, 104, 150, 1e3, 1e5, 1e8, 1e15, 1e30};

  /** Both logits are numbers, and their difference is not. */
  private static final double OVERFLOWING = 3e38;

  @Property(tries = 60, seed = "18")
  void a_sure_policy_samples_and_learns_as_on_simd(
      @ForAll @IntRange(min = 1, max = 4) int agents,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 5) int n,
      @ForAll @IntRange(min = 0, max = 7) int distance,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin logits = logits(both, rows, n, DISTANCES[distance]);
    sample(both, logits, true);
    learn(both, logits);
    expect(both, logits);
  }

  @Property(tries = 30, seed = "18")
  void where_a_difference_overflows_what_is_finite_on_simd_is_the_same(
      @ForAll @IntRange(min = 1, max = 4) int agents,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 5) int n,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin logits = logits(both, rows, n, OVERFLOWING);
    sample(both, logits, false);
    learn(both, logits);
    expect(both, logits);
  }

  @Property(tries = 20, seed = "18")
  void an_advantage_of_nothing_counts_for_nothing_however_large_the_ratio(
      @ForAll @IntRange(min = 1, max = 4) int agents,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 5) int n,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin unlikely = both.block(rows, 1, () -> -200);
    Twin gradient = learn(both, logits(both, rows, n, 1), unlikely, both.block(rows, 1, () -> 0));
    both.assertFinite(gradient);
  }

  private static Twin logits(BothBackends both, int rows, int n, double distance) {
    return both.block(rows, n, () -> (both.random().nextInt(3) - 1) * distance);
  }

  private static void sample(BothBackends both, Twin logits, boolean finite) {
    int rows = logits.all().rows();
    Twin action = both.block(rows, 1);
    Twin logProbability = both.block(rows, 1);
    both.run(
        (backend, t, a, k) -> backend.sampleCategorical(t[0], t[1], t[2], t[3]),
        logits,
        both.block(rows, 1, () -> both.random().nextInt(1 << 10) * 0x1p-10),
        action,
        logProbability);
    both.assertSame(0, action);
    both.assertSame(NEAR, logProbability);
    both.assertFinite(action);
    if (finite) {
      both.assertFinite(logProbability);
    }
  }

  private static void learn(BothBackends both, Twin logits) {
    int rows = logits.all().rows();
    learn(
        both,
        logits,
        both.block(rows, 1, () -> -2 * both.random().nextFloat()),
        both.block(rows, 1));
  }

  private static Twin learn(
      BothBackends both, Twin logits, Twin oldLogProbability, Twin advantage) {
    int rows = logits.all().rows();
    int n = logits.all().columns();
    Twin gradient = both.block(rows, n);
    both.run(
        (backend, t, a, k) ->
            backend.categoricalSurrogateGradient(t[0], t[1], t[2], t[3], t[4], t[5], t[6]),
        logits,
        both.block(rows, 1, () -> both.random().nextInt(n)),
        oldLogProbability,
        advantage,
        both.block(1, 1, () -> both.random().nextFloat()),
        both.block(1, 1, () -> both.random().nextFloat()),
        gradient);
    both.assertSame(NEAR, gradient);
    return gradient;
  }

  private static void expect(BothBackends both, Twin logits) {
    int rows = logits.all().rows();
    int n = logits.all().columns();
    Twin first = both.block(rows, n);
    Twin second = both.block(rows, n);
    Twin temperature = both.block(1, 1, () -> both.random().nextFloat());
    Twin target = both.block(rows, 1);
    both.run(
        (backend, t, a, k) ->
            backend.expectedTwinTarget(t[0], t[1], t[2], t[2], t[3], t[4], t[5], t[6]),
        both.block(rows, 1),
        both.block(rows, 1, () -> both.random().nextInt(2)),
        temperature,
        logits,
        first,
        second,
        target);
    both.assertSame(NEAR, target);
    Twin gradient = both.block(rows, n);
    Twin negativeEntropy = both.block(rows, 1);
    both.run(
        (backend, t, a, k) -> backend.softPolicyGradient(t[0], t[1], t[2], t[3], t[4], t[5]),
        logits,
        first,
        second,
        temperature,
        gradient,
        negativeEntropy);
    both.assertSame(NEAR, gradient);
    both.assertSame(NEAR, negativeEntropy);
  }
}
