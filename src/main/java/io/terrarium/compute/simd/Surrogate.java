package io.terrarium.compute.simd;

/**
 * PPO's clipped surrogate {@code -min(r a, clip(r, 1 - eps, 1 + eps) a)} of one sample, arXiv
 * 1707.06347, equation 7.
 */
final class Surrogate {

  private Surrogate() {}

  /**
   * The derivative with respect to the log probability of the action. It is 0 if the advantage is
   * 0, whatever the ratio, and not a number if one of the three arguments is not a number.
   */
  static float gradient(float ratio, float advantage, float clip) {
    float clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    float objective = ratio * advantage;
    float bound = clipped * advantage;
    if (objective > bound) {
      return 0;
    }
    if (Float.isNaN(bound)) {
      return bound;
    }
    return advantage == 0 ? 0 : -ratio * advantage;
  }
}
