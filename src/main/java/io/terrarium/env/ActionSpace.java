package io.terrarium.env;

/** The actions that an agent may choose from. */
public sealed interface ActionSpace {

  /**
   * How many numbers describe an action to a network: one-hot of a discrete one, the components of
   * a box.
   */
  int size();

  /** How many numbers hold one action: the index of a discrete one, the components of a box. */
  int columns();

  /** One of n actions, 0 to n - 1. */
  record Discrete(int size) implements ActionSpace {

    @Override
    public int columns() {
      return 1;
    }
  }

  /** A vector, each component between the same bounds. */
  record Box(int size, float low, float high) implements ActionSpace {

    @Override
    public int columns() {
      return size;
    }

    /** The factor that makes a component from -1 to 1 span the bounds. */
    public float scale() {
      return (high - low) / 2;
    }

    /** Half way between the bounds. */
    public float center() {
      return (high + low) / 2;
    }
  }
}
