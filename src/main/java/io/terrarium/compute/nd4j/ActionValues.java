package io.terrarium.compute.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.factory.Nd4j;

/** Values of discrete actions: DQN's choices, targets and gradient. */
final class ActionValues {

  private static final long LAST_AXIS = 2;

  private final Scratch scratch;
  private final OneHot oneHot;

  ActionValues(Scratch scratch, OneHot oneHot) {
    this.scratch = scratch;
    this.oneHot = oneHot;
  }

  void epsilonGreedy(INDArray values, INDArray uniforms, INDArray epsilon, INDArray action) {
    long n = values.size(2);
    INDArray explores = scratch.like("explores", uniforms);
    INDArray random = scratch.like("random", uniforms);
    INDArray divisor = scratch.scalar("divisor");
    Ops.subtract(epsilon, uniforms, explores);
    Ops.isPositive(explores, explores);
    Ops.atLeast(epsilon, Float.MIN_NORMAL, divisor);
    // what does not explore may be anything, but finite
    Ops.min(uniforms, epsilon, random);
    Ops.divide(random, divisor, random);
    random.muli(n);
    Nd4j.exec(new Floor(random, random));
    Ops.atMost(random, n - 1, random);
    best(values, action);
    mix(explores, random, action, action);
  }

  /** {@code out = flag * left + (1 - flag) * right}; consumes {@code left}. */
  private void mix(INDArray flag, INDArray left, INDArray right, INDArray out) {
    Ops.subtract(left, right, left);
    Ops.multiply(left, flag, left);
    Ops.add(right, left, out);
  }

  private void best(INDArray values, INDArray index) {
    INDArray indices = scratch.indices("best", values.size(1));
    Ops.named("argmax", values, indices, LAST_AXIS);
    index.assign(indices.reshape(index.shape()));
  }

  void dueling(Nd4jBlock streams, INDArray values) {
    INDArray offset = scratch.of("offset", values.size(1), 1);
    INDArray advantages = streams.columns(1, streams.columns());
    Ops.sumColumns(advantages, offset);
    offset.divi(-values.size(2));
    Ops.add(offset, streams.columns(0, 1), offset);
    Ops.add(advantages, offset, values);
  }

  void duelingGradient(INDArray valuesGradient, Nd4jBlock streamsGradient) {
    INDArray sum = scratch.of("offset", valuesGradient.size(1), 1);
    Ops.sumColumns(valuesGradient, sum);
    streamsGradient.columns(0, 1).assign(sum);
    sum.divi(valuesGradient.size(2));
    Ops.subtract(valuesGradient, sum, streamsGradient.columns(1, streamsGradient.columns()));
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
    Ops.complement(goesOn);
    Ops.multiply(goesOn, gamma, goesOn);
    Ops.multiply(chosen, goesOn, chosen);
    Ops.add(reward, chosen, target);
  }

  private void valueOf(INDArray values, INDArray index, INDArray out) {
    INDArray masked = scratch.like("masked", values);
    Ops.multiply(values, oneHot.of(index, values.size(2)), masked);
    Ops.sumColumns(masked, out);
  }

  void gradient(INDArray values, INDArray action, INDArray target, INDArray gradient) {
    INDArray error = scratch.like("error", target);
    valueOf(values, action, error);
    Ops.subtract(error, target, error);
    error.divi(values.size(1));
    Ops.multiply(oneHot.of(action, values.size(2)), error, gradient);
  }
}
