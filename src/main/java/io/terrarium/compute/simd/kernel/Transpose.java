package io.terrarium.compute.simd.kernel;

/** The transpose {@code t[c,k] = w[k,c]}, moved number by number. */
final class Transpose {

  private Transpose() {}

  /** Takes four rows at a time, so that four numbers are stored side by side. */
  static void scalar(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    int k = 0;
    for (; k + 4 <= in; k += 4) {
      int row = wAt + k * out;
      for (int c = 0; c < out; c++) {
        int at = tAt + c * in + k;
        t[at] = w[row + c];
        t[at + 1] = w[row + out + c];
        t[at + 2] = w[row + 2 * out + c];
        t[at + 3] = w[row + 3 * out + c];
      }
    }
    for (; k < in; k++) {
      row(w, wAt + k * out, t, tAt + k, in, out);
    }
  }

  /** Transposes few columns one by one, because a loop over them for each row would cost more. */
  static void narrow(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    for (int c = 0; c < out; c++) {
      for (int k = 0, from = wAt + c; k < in; k++, from += out) {
        t[tAt + c * in + k] = w[from];
      }
    }
  }

  /** Writes {@code t[c,k]} for one {@code k}: a column of {@code t} from a row of {@code w}. */
  private static void row(float[] w, int wAt, float[] t, int tAt, int in, int out) {
    for (int c = 0; c < out; c++) {
      t[tAt + c * in] = w[wAt + c];
    }
  }
}
