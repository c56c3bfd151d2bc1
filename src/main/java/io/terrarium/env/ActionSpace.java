package io.terrarium.env;

/** The actions that an agent may take in an environment. */
public sealed interface ActionSpace {

  /**
   * The number of inputs that describe an action to a network: the length of the one-hot vector of
   * a discrete action, or the number of components of a box.
   */
  int size();

  /**
   * The number of columns that hold one action: 1 for the index of a discrete action, or the number
   * of components of a box.
   */
  int columns();

  /** A choice of one of {@code size} actions, which are numbered from 0. */
  record Discrete(int size) implements ActionSpace {

    @Override
    public int columns() {
      return 1;
    }
  }

  /** A space of vectors, each component of which lies between the same bounds. */
  record Box(int size, float low, float high) implements ActionSpace {

    @Override
    public int columns() {
      return size;
    }

    /** The factor that stretches a component from [-1, 1] to the width of the bounds. */
    public float scale() {
      return (high - low) / 2;
    }

    /** The point half way between the bounds. */
    public float center() {
      return (high + low) / 2;
    }
  }
}
