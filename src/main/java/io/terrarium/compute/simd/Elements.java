package io.terrarium.compute.simd;

import io.terrarium.math.FloatMath;

/** The arithmetic on single numbers, in loops that the compiler turns into vectors. */
final class Elements {

  private Elements() {}

  static void sqrt(ArrayBlock x, ArrayBlock out) {
    float[] from = x.data();
    float[] to = out.data();
    int at = x.at();
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = (float) Math.sqrt(from[at + i]);
    }
  }

  static void affine(ArrayBlock x, float scale, float shift, ArrayBlock out) {
    float[] from = x.data();
    float[] to = out.data();
    int at = x.at();
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = from[at + i] * scale + shift;
    }
  }

  static void clip(ArrayBlock x, float low, float high, ArrayBlock out) {
    float[] from = x.data();
    float[] to = out.data();
    int at = x.at();
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      to[outAt + i] = FloatMath.clip(from[at + i], low, high);
    }
  }

  static void addNoise(
      ArrayBlock x,
      ArrayBlock normals,
      float deviation,
      float bound,
      float low,
      float high,
      ArrayBlock out) {
    float[] from = x.data();
    float[] z = normals.data();
    float[] to = out.data();
    int at = x.at();
    int zAt = normals.at();
    int outAt = out.at();
    for (int i = 0; i < out.size(); i++) {
      float noise = FloatMath.clip(deviation * z[zAt + i], -bound, bound);
      to[outAt + i] = FloatMath.clip(from[at + i] + noise, low, high);
    }
  }

  static void moveTowards(ArrayBlock source, float kept, ArrayBlock target) {
    float[] from = source.data();
    float[] to = target.data();
    int at = source.at();
    int toAt = target.at();
    float moved = 1 - kept;
    for (int i = 0; i < target.size(); i++) {
      to[toAt + i] = kept * to[toAt + i] + moved * from[at + i];
    }
  }
}
