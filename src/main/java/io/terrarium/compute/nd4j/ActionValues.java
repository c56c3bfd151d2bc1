package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.factory.Nd4j;

/** The values of discrete actions: DQN's choices, targets and gradient. */
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
    INDArray margin = scratch.like("margin", uniforms);
    ops.subtract(epsilon, uniforms, margin);
    ops.isPositive(margin, explores);
    ops.atLeast(epsilon, Float.MIN_NORMAL, divisor);
    // where it does not explore, this caps the quotient at 1
    ops.atMost(epsilon, uniforms, random);
    ops.divide(random, divisor, random);
    ops.multiply(n, random);
    Nd4j.exec(new Floor(random, random));
    ops.atMost(n - 1, random);
    best(values, action);
    mix(explores, random, action, action);
    ops.spoil(action, margin);
  }

  /** {@code out = flag > 0 ? left : right}; it overwrites the flags and {@code left}. */
  private void mix(INDArray flag, INDArray left, INDArray right, INDArray out) {
    ops.choose(flag, left, left);
    ops.complement(flag);
    ops.choose(flag, right, out);
    ops.add(left, out, out);
  }

  /** The largest number of each row; not a number if one of the row is not a number. */
  void largest(INDArray values, INDArray out) {
    ops.largest(values, out);
    spoilRows(values, out);
  }

  private void spoilRows(INDArray values, INDArray out) {
    INDArray magnitudes = scratch.of("magnitudes", values.size(1), 1);
    ops.sumMagnitudes(values, magnitudes);
    ops.spoil(out, magnitudes);
  }

  /** The index of the largest of each row; not a number if one of the row is not a number. */
  void best(INDArray values, INDArray index) {
    INDArray indices = scratch.indices("best", values.size(1));
    ops.named("argmax", values, indices, LAST_AXIS);
    index.assign(scratch.indexColumn("best", values.size(1)));
    spoilRows(values, index);
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
    INDArray isChoice = scratch.like("is choice", reward);
    best(choice, chosen);
    best(values, index);
    ops.multiply(scratch.ones(reward.size(1)), isDouble, isChoice);
    mix(isChoice, chosen, index, index);
    ops.spoil(index, isChoice);
    valueOf(values, index, chosen);
    goesOn.assign(done);
    ops.complement(goesOn);
    ops.multiply(goesOn, gamma, goesOn);
    ops.multiply(chosen, goesOn, chosen);
    ops.add(reward, chosen, target);
  }

  private void valueOf(INDArray values, INDArray index, INDArray out) {
    INDArray masked = scratch.like("masked", values);
    ops.choose(oneHot.of(index, values.size(2)), values, masked);
    ops.sumColumns(masked, out);
    ops.spoil(out, index);
  }

  void gradient(INDArray values, INDArray action, INDArray target, INDArray gradient) {
    INDArray errors = scratch.like("errors", values);
    INDArray hot = oneHot.of(action, values.size(2));
    ops.subtract(values, target, errors);
    ops.divide(values.size(1), errors);
    ops.choose(hot, errors, gradient);
    ops.spoil(gradient, hot);
  }
}
