package io.terrarium.compute;

/** The targets of values, {@code reward + gamma (1 - done) next}, composed of primitives. */
final class DiscountedTarget {

  private final Primitives primitives;
  private final Block goesOn;

  DiscountedTarget(Primitives primitives, int rows) {
    this.primitives = primitives;
    this.goesOn = primitives.block(rows, 1);
  }

  /** Fills {@code target}; all but {@code gamma} are {@code [rows, 1]}. */
  void of(Block reward, Block done, Block gamma, Block next, Block target) {
    primitives.affine(done, -1, 1, goesOn);
    primitives.multiply(goesOn, gamma, goesOn);
    primitives.multiply(goesOn, next, goesOn);
    primitives.add(reward, goesOn, target);
  }
}
