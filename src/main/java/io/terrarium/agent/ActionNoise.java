package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Normals;
import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;

/** The kinds of random numbers that a policy turns into an action. */
public enum ActionNoise {
  /** The policy takes no random number; its one column is never read. */
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

  /** The number of random numbers that one action takes. */
  public int columns(ActionSpace actions) {
    return 1;
  }

  /** Fills a block with draws of each agent's key, beginning with draw {@code from}. */
  public abstract void draw(Backend backend, Key[] keys, long from, Block out);

  /**
   * Fills {@code n} numbers, from index {@code at} on, with draws of one key, beginning with draw
   * {@code from}.
   */
  public abstract void fill(Key key, long from, float[] out, int at, int n);
}
