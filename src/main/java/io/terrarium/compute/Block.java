package io.terrarium.compute;

/**
 * A block of float32 numbers of all agents of a backend: {@code [agents, rows, columns]}. The
 * backend decides where it keeps them. A block may be a view of another one.
 */
public interface Block {

  /** The number of rows of one agent. */
  int rows();

  /** The number of columns of one agent. */
  int columns();

  /** The size of one agent's part, which is rows times columns. */
  default int size() {
    return rows() * columns();
  }

  /** Copies one agent's numbers from {@code values[at..]}. */
  void write(int agent, float[] values, int at);

  /** Copies one agent's numbers to {@code values[at..]}. */
  void read(int agent, float[] values, int at);
}
