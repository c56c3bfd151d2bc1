package io.terrarium.compute.nd4j;

import io.terrarium.compute.nd4j.BothBackends.Twin;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The operations of continuous actions and of twin critics agree with the simd backend. */
class ActorCriticAgreementTest {

  private static final double NEAR = 1e-5;

  @Property(tries = 25, seed = "18")
  void elements_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin x = both.block(rows, columns);
    Twin normals = both.block(rows, columns);
    Twin out = both.block(rows, columns);
    Twin share = both.block(1, 1, () -> both.random().nextFloat());
    both.run((backend, t, a, n) -> backend.exp(t[0], t[1]), x, out);
    both.assertAgree(NEAR, out);
    both.run((backend, t, a, n) -> backend.affine(t[0], -1.5f, .25f, t[1]), x, out);
    both.assertAgree(NEAR, out);
    both.run((backend, t, a, n) -> backend.clip(t[0], -.5f, 1, t[1]), x, out);
    both.assertAgree(0, out);
    Twin bound = both.block(1, 1, () -> both.random().nextBoolean() ? .3 : 1. / 0);
    both.run(
        (backend, t, a, n) -> backend.addNoise(t[0], t[1], t[2], t[3], -1, 2, t[4]),
        x,
        normals,
        share,
        bound,
        out);
    both.assertAgree(NEAR, out);
    both.run((backend, t, a, n) -> backend.moveTowards(t[0], t[1], t[2]), x, share, out);
    both.assertAgree(NEAR, out);
  }

  @Property(tries = 25, seed = "18")
  void gaussians_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 6) int size,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin normals = both.block(rows, size);
    Twin action = both.block(rows, size);
    Twin logProbability = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.sampleGaussian(t[0], t[1], t[2], t[3], t[4]),
        both.block(rows, size),
        both.block(1, size, () -> both.random().nextFloat() - .5),
        normals,
        action,
        logProbability);
    both.assertAgree(NEAR, action);
    both.assertAgree(NEAR, logProbability);
    // log standard deviations on both sides of both bounds
    Twin heads = both.block(rows, 2 * size, () -> 4 * both.random().nextGaussian());
    both.run(
        (backend, t, a, n) -> backend.sampleSquashed(t[0], t[1], t[2], t[3]),
        heads,
        normals,
        action,
        logProbability);
    both.assertAgree(NEAR, action);
    both.assertAgree(NEAR, logProbability);
    Twin gradient = both.block(rows, 2 * size);
    both.run(
        (backend, t, a, n) -> backend.squashedGradient(t[0], t[1], t[2], t[3], t[4], t[5]),
        heads,
        normals,
        action,
        both.block(rows, size),
        both.block(1, 1, () -> both.random().nextFloat()),
        gradient);
    both.assertAgree(NEAR * 3, gradient);
  }

  @Property(tries = 25, seed = "18")
  void twin_values_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin first = both.block(rows, 1);
    Twin second = both.block(rows, 1);
    Twin target = both.block(rows, 1);
    Twin share = both.block(1, 1, () -> both.random().nextFloat());
    both.run(
        (backend, t, a, n) -> backend.twinTarget(t[0], t[1], t[2], t[2], t[3], t[4], t[5], t[6]),
        both.block(rows, 1),
        both.block(rows, 1, () -> both.random().nextInt(2)),
        share,
        both.block(rows, 1),
        first,
        second,
        target);
    both.assertAgree(NEAR, target);
    Twin firstGradient = both.block(rows, 1);
    Twin secondGradient = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.twinMinimumGradient(t[0], t[1], t[2], t[3]),
        first,
        second,
        firstGradient,
        secondGradient);
    both.assertAgree(NEAR, firstGradient);
    both.assertAgree(NEAR, secondGradient);
    Twin gradient = both.block(1, 1);
    both.run(
        (backend, t, a, n) -> backend.temperatureGradient(t[0], t[1], t[2]),
        first,
        share,
        gradient);
    both.assertAgree(NEAR, gradient);
  }

  @Property(tries = 25, seed = "18")
  void soft_policies_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 6) int actions,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin logits = both.block(rows, actions, () -> 3 * both.random().nextGaussian());
    Twin first = both.block(rows, actions);
    Twin second = both.block(rows, actions);
    Twin temperature = both.block(1, 1, () -> both.random().nextFloat());
    Twin target = both.block(rows, 1);
    both.run(
        (backend, t, a, n) ->
            backend.expectedTwinTarget(t[0], t[1], t[2], t[2], t[3], t[4], t[5], t[6]),
        both.block(rows, 1),
        both.block(rows, 1, () -> both.random().nextInt(2)),
        temperature,
        logits,
        first,
        second,
        target);
    both.assertAgree(NEAR, target);
    Twin gradient = both.block(rows, actions);
    Twin negativeEntropy = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.softPolicyGradient(t[0], t[1], t[2], t[3], t[4], t[5]),
        logits,
        first,
        second,
        temperature,
        gradient,
        negativeEntropy);
    both.assertAgree(NEAR, gradient);
    both.assertAgree(NEAR, negativeEntropy);
  }
}
