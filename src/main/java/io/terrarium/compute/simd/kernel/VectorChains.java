package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/** Independent chains of fused multiply-adds in registers, enough to hide their latency. */
final class VectorChains {

  private VectorChains() {}

  /** The number of fused multiply-adds in a step. */
  static int numbers() {
    return 12 * Lanes.COUNT;
  }

  static float run(int steps) {
    FloatVector x = FloatVector.broadcast(Lanes.FLOATS, 0.999f);
    FloatVector y = FloatVector.broadcast(Lanes.FLOATS, 0.001f);
    FloatVector s0 = y;
    FloatVector s1 = y;
    FloatVector s2 = y;
    FloatVector s3 = y;
    FloatVector s4 = y;
    FloatVector s5 = y;
    FloatVector s6 = y;
    FloatVector s7 = y;
    FloatVector s8 = y;
    FloatVector s9 = y;
    FloatVector s10 = y;
    FloatVector s11 = y;
    for (int i = 0; i < steps; i++) {
      s0 = s0.fma(x, y);
      s1 = s1.fma(x, y);
      s2 = s2.fma(x, y);
      s3 = s3.fma(x, y);
      s4 = s4.fma(x, y);
      s5 = s5.fma(x, y);
      s6 = s6.fma(x, y);
      s7 = s7.fma(x, y);
      s8 = s8.fma(x, y);
      s9 = s9.fma(x, y);
      s10 = s10.fma(x, y);
      s11 = s11.fma(x, y);
    }
    FloatVector even = s0.add(s2).add(s4).add(s6).add(s8).add(s10);
    return even.add(s1).add(s3).add(s5).add(s7).add(s9).add(s11).lane(0);
  }
}
