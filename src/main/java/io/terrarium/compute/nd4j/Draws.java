package io.terrarium.compute.nd4j;

import io.terrarium.compute.Normals;
import io.terrarium.compute.OneHots;
import io.terrarium.math.Key;

/** The random draws, which are the same on every backend and are made on the host. */
final class Draws {

  private float[] values = {};

  /** Fills one agent's numbers from its key. */
  private interface Fill {
    void fill(Key key, long from, float[] out, int at, int n);
  }

  void uniform(Key[] keys, long from, Nd4jBlock out) {
    draw(Key::uniforms, keys, from, out);
  }

  void normal(Key[] keys, long from, Nd4jBlock out) {
    draw(Normals::fill, keys, from, out);
  }

  void oneHot(Key[] keys, long from, float[] cumulative, Nd4jBlock out) {
    Fill fill =
        (key, first, values, at, n) ->
            OneHots.fill(key, first, cumulative, values, at, n / cumulative.length);
    draw(fill, keys, from, out);
  }

  private void draw(Fill fill, Key[] keys, long from, Nd4jBlock out) {
    int n = out.size();
    if (values.length < keys.length * n) {
      values = new float[keys.length * n];
    }
    for (int agent = 0; agent < keys.length; agent++) {
      // all candidates of a generation share their keys
      if (agent > 0 && keys[agent].equals(keys[agent - 1])) {
        System.arraycopy(values, (agent - 1) * n, values, agent * n, n);
      } else {
        fill.fill(keys[agent], from, values, agent * n, n);
      }
    }
    out.writeAll(values);
  }
}
