package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Normals;
import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;

/** The kinds of random numbers that a policy turns into an action. */
public enum ActionNoise {
  /** No random number; one column that nobody reads stands for it. */
  NONE {
    @Override
    public void draw(Backend backend, Key[] keys, long from, Block out) {}

    @Override
    public void fill(Key key, long from, float[] out, int at, int n) {}
  },
  /** One uniform number in [0, 1). */
  UNIFORM {
    @Override
    public void draw(Backend backend, Key[] keys, long from, Block out) {
      backend.uniform(keys, from, out);
    }

    @Override
    public void fill(Key key, long from, float[] out, int at, int n) {
      key.uniforms(from, out, at, n);
    }
  },
  /** A standard normal number for each component of the action. */
  NORMAL {
    @Override
    public int columns(ActionSpace actions) {
      return actions.size();
    }

    @Override
    public void draw(Backend backend, Key[] keys, long from, Block out) {
      backend.normal(keys, from, out);
    }

    @Override
    public void fill(Key key, long from, float[] out, int at, int n) {
      Normals.fill(key, from, out, at, n);
    }
  };

  /** How many random numbers one action takes. */
  public int columns(ActionSpace actions) {
    return 1;
  }

  /** Fills a block with the draws from {@code from} on of each agent's key. */
  public abstract void draw(Backend backend, Key[] keys, long from, Block out);

  /** Fills {@code n} numbers with the draws from {@code from} on of one key. */
  public abstract void fill(Key key, long from, float[] out, int at, int n);
}
