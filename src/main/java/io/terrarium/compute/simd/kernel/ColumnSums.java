package io.terrarium.compute.simd.kernel;

import jdk.incubator.vector.FloatVector;

/** The sums of columns, {@code db[c] = sum_r dy[r,c]}. Each sum runs over r in order. */
final class ColumnSums {

  private ColumnSums() {}

  static void add(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out) {
    int c = 0;
    for (; c + 4 * Lanes.COUNT <= out; c += 4 * Lanes.COUNT) {
      four(dy, dyAt + c, db, dbAt + c, rows, out);
    }
    for (; c + Lanes.COUNT <= out; c += Lanes.COUNT) {
      one(dy, dyAt + c, db, dbAt + c, rows, out);
    }
    for (; c < out; c++) {
      float sum = 0f;
      for (int r = 0; r < rows; r++) {
        sum += dy[dyAt + r * out + c];
      }
      db[dbAt + c] = sum;
    }
  }

  private static void four(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int at = dyAt;
    for (int r = 0; r < rows; r++, at += out) {
      s0 = s0.add(FloatVector.fromArray(Lanes.FLOATS, dy, at));
      s1 = s1.add(FloatVector.fromArray(Lanes.FLOATS, dy, at + Lanes.COUNT));
      s2 = s2.add(FloatVector.fromArray(Lanes.FLOATS, dy, at + 2 * Lanes.COUNT));
      s3 = s3.add(FloatVector.fromArray(Lanes.FLOATS, dy, at + 3 * Lanes.COUNT));
    }
    s0.intoArray(db, dbAt);
    s1.intoArray(db, dbAt + Lanes.COUNT);
    s2.intoArray(db, dbAt + 2 * Lanes.COUNT);
    s3.intoArray(db, dbAt + 3 * Lanes.COUNT);
  }

  private static void one(float[] dy, int dyAt, float[] db, int dbAt, int rows, int out) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int r = 0; r < rows; r++) {
      sum = sum.add(FloatVector.fromArray(Lanes.FLOATS, dy, dyAt + r * out));
    }
    sum.intoArray(db, dbAt);
  }
}
