package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.factory.Nd4j;

/** Values of discrete actions: DQN's choices, targets and gradient. */
final class ActionValues {

  private static final long LAST_AXIS = 2;

  private final Scratch scratch;
  private final Ops ops;
  private final OneHot oneHot;

  ActionValues(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.ops = scratch.ops();
    this.oneHot = oneHot;
  }

  void epsilonGreedy(INDArray values, INDArray uniforms, INDArray epsilon, INDArray action) {
    long n = values.size(2);
    INDArray explores = scratch.like("explores", uniforms);
    INDArray random = scratch.like("random", uniforms);
    INDArray divisor = scratch.scalar("divisor");
    ops.subtract(epsilon, uniforms, explores);
    ops.isPositive(explores, explores);
    ops.atLeast(epsilon, Float.MIN_NORMAL, divisor);
    // what does not explore may be anything, but finite
    ops.min(uniforms, epsilon, random);
    ops.divide(random, divisor, random);
    ops.multiply(n, random);
    Nd4j.exec(new Floor(random, random));
    ops.atMost(n - 1, random);
    best(values, action);
    mix(explores, random, action, action);
  }

  /** {@code out = flag * left + (1 - flag) * right}; consumes {@code left}. */
  private void mix(INDArray flag, INDArray left, INDArray right, INDArray out) {
    ops.subtract(left, right, left);
    ops.multiply(left, flag, left);
    ops.add(right, left, out);
  }

  private void best(INDArray values, INDArray index) {
    INDArray indices = scratch.indices("best", values.size(1));
    ops.named("argmax", values, indices, LAST_AXIS);
    index.assign(scratch.indexColumn("best", values.size(1)));
  }

  void dueling(Nd4jBlock streams, INDArray values) {
    INDArray offset = scratch.of("offset", values.size(1), 1);
    INDArray advantages = streams.columns(1, streams.columns());
    ops.sumColumns(advantages, offset);
    ops.divide(-values.size(2), offset);
    ops.add(offset, streams.columns(0, 1), offset);
    ops.add(advantages, offset, values);
  }

  void duelingGradient(INDArray valuesGradient, Nd4jBlock streamsGradient) {
    INDArray sum = scratch.of("offset", valuesGradient.size(1), 1);
    ops.sumColumns(valuesGradient, sum);
    streamsGradient.columns(0, 1).assign(sum);
    ops.divide(valuesGradient.size(2), sum);
    ops.subtract(valuesGradient, sum, streamsGradient.columns(1, streamsGradient.columns()));
  }

  void oneStepTarget(
      INDArray reward,
      INDArray done,
      INDArray gamma,
      INDArray isDouble,
      INDArray choice,
      INDArray values,
      INDArray target) {
    INDArray chosen = scratch.like("chosen", reward);
    INDArray index = scratch.like("index", reward);
    INDArray goesOn = scratch.like("goes on", reward);
    best(choice, chosen);
    best(values, index);
    mix(isDouble, chosen, index, index);
    valueOf(values, index, chosen);
    goesOn.assign(done);
    ops.complement(goesOn);
    ops.multiply(goesOn, gamma, goesOn);
    ops.multiply(chosen, goesOn, chosen);
    ops.add(reward, chosen, target);
  }

  private void valueOf(INDArray values, INDArray index, INDArray out) {
    INDArray masked = scratch.like("masked", values);
    ops.multiply(values, oneHot.of(index, values.size(2)), masked);
    ops.sumColumns(masked, out);
  }

  void gradient(INDArray values, INDArray action, INDArray target, INDArray gradient) {
    INDArray error = scratch.like("error", target);
    valueOf(values, action, error);
    ops.subtract(error, target, error);
    ops.divide(values.size(1), error);
    ops.multiply(oneHot.of(action, values.size(2)), error, gradient);
  }
}
