package io.terrarium.compute;

/**
 * The values, targets and gradients of DQN for a fixed number of rows and actions, composed of
 * primitives. {@link DqnLosses} describes each method.
 */
final class ComposedDqn {

  private final Primitives primitives;
  private final int rows;
  private final int actions;
  private final Block advantages;
  private final Block value;
  private final Block offset;
  private final Block chosen;
  private final Block best;
  private final Block oneHot;
  private final Block masked;
  private final Block zero;
  private final DiscountedTarget discounted;

  ComposedDqn(Primitives primitives, int rows, int actions) {
    this.primitives = primitives;
    this.rows = rows;
    this.actions = actions;
    this.advantages = primitives.block(rows, actions);
    this.value = primitives.block(rows, 1);
    this.offset = primitives.block(rows, 1);
    this.chosen = primitives.block(rows, 1);
    this.best = primitives.block(rows, 1);
    this.oneHot = primitives.block(rows, actions);
    this.masked = primitives.block(rows, actions);
    this.zero = primitives.block(1, 1);
    this.discounted = new DiscountedTarget(primitives, rows);
  }

  void dueling(Block streams, Block values) {
    primitives.columns(streams, 0, value);
    primitives.columns(streams, 1, advantages);
    primitives.meanColumns(advantages, offset);
    primitives.subtract(value, offset, offset);
    primitives.add(advantages, offset, values);
  }

  void duelingGradient(Block valuesGradient, Block streamsGradient) {
    primitives.sumColumns(valuesGradient, value);
    primitives.affine(value, 1f / actions, 0, offset);
    primitives.subtract(valuesGradient, offset, advantages);
    primitives.append(value, advantages, streamsGradient);
  }

  void oneStepTarget(
      Block reward,
      Block done,
      Block gamma,
      Block isDouble,
      Block choice,
      Block values,
      Block target) {
    primitives.argmaxColumns(choice, chosen);
    primitives.argmaxColumns(values, best);
    primitives.choose(isDouble, chosen, best, best);
    primitives.encodeOneHot(best, oneHot);
    primitives.choose(oneHot, values, zero, masked);
    primitives.sumColumns(masked, value);
    discounted.of(reward, done, gamma, value, target);
  }

  void actionValueGradient(Block values, Block action, Block target, Block gradient) {
    primitives.encodeOneHot(action, oneHot);
    primitives.subtract(values, target, masked);
    primitives.affine(masked, 1f / rows, 0, masked);
    primitives.choose(oneHot, masked, zero, gradient);
  }
}
