package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.nd4j.BothBackends.Twin;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Every operation agrees with the simd backend, on blocks and on views: to 1e-5 of the larger of 1
 * and the number, and exactly where no arithmetic is done.
 */
class BackendAgreementTest {

  private static final double NEAR = 1e-5;

  @Property(tries = 25, seed = "18")
  void dense_layers_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 65) int in,
      @ForAll @IntRange(min = 1, max = 65) int out,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin x = both.block(rows, in);
    Twin w = both.block(in, out);
    Twin b = both.block(1, out);
    Twin y = both.block(rows, out);
    both.run((backend, t, a, n) -> backend.dense(t[0], t[1], t[2], t[3]), x, w, b, y);
    both.assertAgree(NEAR * 3, y);
    Twin dy = both.block(rows, out);
    both.run((backend, t, a, n) -> backend.weightGradient(t[0], t[1], t[2]), x, dy, w);
    both.assertAgree(NEAR * 3, w);
    both.run((backend, t, a, n) -> backend.sumRows(t[0], t[1]), dy, b);
    both.assertAgree(NEAR * 3, b);
    both.run((backend, t, a, n) -> backend.inputGradient(t[0], t[1], t[2]), dy, w, x);
    // w holds sums of products by now
    both.assertAgree(NEAR * 30, x);
  }

  @Property(tries = 25, seed = "18")
  void activations_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 65) int columns,
      @ForAll Activation activation,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin y = both.block(rows, columns, () -> 4 * both.random().nextGaussian());
    Twin dy = both.block(rows, columns);
    both.run((backend, t, a, n) -> backend.activate(activation, t[0]), y);
    both.assertAgree(NEAR, y);
    both.run((backend, t, a, n) -> backend.activationGradient(activation, t[0], t[1]), y, dy);
    both.assertAgree(NEAR, dy);
  }

  @Property(tries = 25, seed = "18")
  void steps_of_adam_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 300) int parameters,
      @ForAll @IntRange(min = 1, max = 3000) int step,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin p = both.block(1, parameters);
    Twin g = both.block(1, parameters);
    Twin first = new BothBackends(agents, false, seed).block(1, parameters);
    // where they are next to nothing, a last bit of their root moves a parameter by too much
    Twin second =
        new BothBackends(agents, false, seed)
            .block(1, parameters, () -> .01 + both.random().nextFloat());
    Twin rate = both.block(1, 1, () -> both.random().nextFloat() * .01);
    Twin maxNorm = both.block(1, 1, () -> 20 * both.random().nextFloat());
    both.run(
        (backend, t, a, n) -> backend.adam(t[0], t[1], t[2], t[3], t[4], t[5], step),
        p,
        g,
        first,
        second,
        rate,
        maxNorm);
    both.assertAgree(NEAR, p);
    both.assertAgree(NEAR, first);
    both.assertAgree(NEAR, second);
  }

  @Property(tries = 25, seed = "18")
  void moves_of_rows_are_the_same(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 40) int picked,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin source = both.block(rows, columns);
    Twin out = both.block(picked, columns);
    int[] all = both.random().ints(agents * picked, 0, rows).toArray();
    both.run(
        (backend, t, a, n) ->
            backend.gather(t[0], Arrays.copyOfRange(all, a * picked, (a + n) * picked), t[1]),
        source,
        out);
    both.assertAgree(0, out);
    Twin index = both.block(rows, 1, () -> both.random().nextInt(columns));
    Twin joined = both.block(rows, columns + columns);
    both.run((backend, t, a, n) -> backend.append(t[0], t[0], t[1]), source, joined);
    both.assertAgree(0, joined);
    both.run((backend, t, a, n) -> backend.appendOneHot(t[0], t[1], t[2]), source, index, joined);
    both.assertAgree(0, joined);
    Twin copy = both.block(rows, columns);
    both.run((backend, t, a, n) -> backend.copy(t[0], t[1]), source, copy);
    both.assertAgree(0, copy);
  }

  @Property(tries = 25, seed = "18")
  void chosen_rows_are_the_same(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin condition = both.block(rows, 1, () -> both.random().nextInt(3) - 1);
    Twin one = both.block(rows, columns);
    Twin other = both.block(rows, columns);
    Twin out = both.block(rows, columns);
    both.run(
        (backend, t, a, n) -> backend.choose(t[0], t[1], t[2], t[3]), condition, one, other, out);
    both.assertAgree(0, out);
    both.run((backend, t, a, n) -> backend.choose(t[0], t[1], t[2], t[1]), condition, one, other);
    both.assertAgree(0, one);
    both.run((backend, t, a, n) -> backend.choose(t[0], t[1], t[2], t[2]), condition, out, other);
    both.assertAgree(0, other);
  }

  @Example
  void a_number_that_is_none_and_is_not_chosen_leaves_no_trace() {
    for (float foreign :
        new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      for (Backend backend : List.of(Blocks.backend(), Blocks.nd4j())) {
        Block condition = Blocks.of(backend, 1, 1, 0, -1);
        Block one = Blocks.of(backend, 2, -1, 2, foreign, foreign, foreign, foreign);
        Block other = Blocks.of(backend, 2, foreign, foreign, 3, -4, 0, 5);
        Block out = backend.block(3, 2);
        backend.choose(condition, one, other, out);
        assertThat(Blocks.read(out)).containsExactly(-1, 2, 3, -4, 0, 5);
      }
    }
  }

  @Property(tries = 25, seed = "18")
  void draws_are_the_same(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll @IntRange(min = 0, max = 1000) int from,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Key[] keys = IntStream.range(0, agents).mapToObj(i -> Key.of(i / 2)).toArray(Key[]::new);
    Twin out = both.block(rows, columns);
    both.run(
        (backend, t, a, n) -> backend.uniform(Arrays.copyOfRange(keys, a, a + n), from, t[0]), out);
    both.assertAgree(0, out);
    both.run(
        (backend, t, a, n) -> backend.normal(Arrays.copyOfRange(keys, a, a + n), from, t[0]), out);
    both.assertAgree(0, out);
    float[] cumulative = new float[columns];
    for (int i = 0; i < columns; i++) {
      cumulative[i] = (i + 1f) / columns;
    }
    both.run(
        (backend, t, a, n) ->
            backend.oneHot(Arrays.copyOfRange(keys, a, a + n), from, cumulative, t[0]),
        out);
    both.assertAgree(0, out);
  }

  @Property(tries = 25, seed = "18")
  void sampled_actions_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 9) int actions,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin logits = both.block(rows, actions, () -> 3 * both.random().nextGaussian());
    Twin uniforms = both.block(rows, 1, () -> both.random().nextInt(1 << 24) * 0x1p-24);
    Twin action = both.block(rows, 1);
    Twin logProbability = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.sampleCategorical(t[0], t[1], t[2], t[3]),
        logits,
        uniforms,
        action,
        logProbability);
    both.assertAgreeButForJumps(0, action);
    both.assertAgreeButForJumps(NEAR, logProbability);
    Twin epsilon = both.block(1, 1, () -> both.random().nextInt(3) / 2.);
    both.run(
        (backend, t, a, n) -> backend.sampleEpsilonGreedy(t[0], t[1], t[2], t[3]),
        logits,
        uniforms,
        epsilon,
        action);
    both.assertAgree(0, action);
  }

  @Property(tries = 25, seed = "18")
  void advantages_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 20) int steps,
      @ForAll @IntRange(min = 1, max = 6) int environments,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    int rows = steps * environments;
    Twin done = both.block(rows, 1, () -> both.random().nextInt(2));
    Twin gamma = both.block(1, 1, () -> both.random().nextFloat());
    Twin lambda = both.block(1, 1, () -> both.random().nextFloat());
    Twin advantage = both.block(rows, 1);
    Twin target = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.advantages(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7]),
        both.block(rows, 1),
        done,
        both.block(rows, 1),
        both.block(environments, 1),
        gamma,
        lambda,
        advantage,
        target);
    both.assertAgree(NEAR, advantage);
    both.assertAgree(NEAR, target);
    Twin wide = both.block(rows + 1, 1);
    both.run((backend, t, a, n) -> backend.normalize(t[0]), wide);
    both.assertAgree(NEAR * 10, wide);
  }

  @Property(tries = 25, seed = "18")
  void gradients_of_policies_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 6) int actions,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin outputs = both.block(rows, actions);
    Twin old = both.block(rows, 1, () -> -2 * both.random().nextFloat());
    Twin advantage = both.block(rows, 1);
    Twin clip = both.block(1, 1, () -> both.random().nextFloat());
    Twin entropy = both.block(1, 1, () -> both.random().nextFloat());
    Twin gradient = both.block(rows, actions);
    both.run(
        (backend, t, a, n) ->
            backend.categoricalSurrogateGradient(t[0], t[1], t[2], t[3], t[4], t[5], t[6]),
        outputs,
        both.block(rows, 1, () -> both.random().nextInt(actions)),
        old,
        advantage,
        clip,
        entropy,
        gradient);
    both.assertAgreeButForJumps(NEAR * 3, gradient);
    Twin logStd = both.block(1, actions, () -> both.random().nextFloat() - .5);
    Twin logStdGradient = both.block(1, actions);
    both.run(
        (backend, t, a, n) ->
            backend.gaussianSurrogateGradient(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8]),
        outputs,
        logStd,
        both.block(rows, actions),
        old,
        advantage,
        clip,
        entropy,
        gradient,
        logStdGradient);
    both.assertAgreeButForJumps(NEAR * 3, gradient);
    both.assertAgreeButForJumps(NEAR * 10, logStdGradient);
  }

  @Property(tries = 25, seed = "18")
  void gradients_of_values_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin gradient = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.clippedValueGradient(t[0], t[1], t[2], t[3], t[4], t[5]),
        both.block(rows, 1),
        both.block(rows, 1),
        both.block(rows, 1),
        both.block(1, 1, () -> both.random().nextFloat()),
        both.block(1, 1),
        gradient);
    both.assertAgreeButForJumps(NEAR, gradient);
  }

  @Property(tries = 25, seed = "18")
  void action_values_agree(
      @ForAll @IntRange(min = 1, max = 130) int agents,
      @ForAll @IntRange(min = 1, max = 33) int rows,
      @ForAll @IntRange(min = 1, max = 6) int actions,
      @ForAll boolean views,
      @ForAll long seed) {
    BothBackends both = new BothBackends(agents, views, seed);
    Twin streams = both.block(rows, actions + 1);
    Twin values = both.block(rows, actions);
    both.run((backend, t, a, n) -> backend.dueling(t[0], t[1]), streams, values);
    both.assertAgree(NEAR, values);
    Twin gradient = both.block(rows, actions);
    both.run((backend, t, a, n) -> backend.duelingGradient(t[0], t[1]), gradient, streams);
    both.assertAgree(NEAR, streams);
    Twin target = both.block(rows, 1);
    both.run(
        (backend, t, a, n) -> backend.oneStepTarget(t[0], t[1], t[2], t[3], t[4], t[5], t[6]),
        both.block(rows, 1),
        both.block(rows, 1, () -> both.random().nextInt(2)),
        both.block(1, 1, () -> both.random().nextFloat()),
        both.block(1, 1, () -> both.random().nextInt(2)),
        both.block(rows, actions),
        values,
        target);
    both.assertAgreeButForJumps(NEAR, target);
    both.run(
        (backend, t, a, n) -> backend.actionValueGradient(t[0], t[1], t[2], t[3]),
        values,
        both.block(rows, 1, () -> both.random().nextInt(actions)),
        target,
        gradient);
    both.assertAgreeButForJumps(NEAR, gradient);
  }
}
