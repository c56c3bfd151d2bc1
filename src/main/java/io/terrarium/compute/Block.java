package io.terrarium.compute;

/**
 * Numbers of all agents of a backend: {@code [agents, rows, columns]}, float32, where the backend
 * keeps them. A block may be a view of another one.
 */
public interface Block {

  /** Rows of one agent. */
  int rows();

  /** Numbers of a row. */
  int columns();

  /** Numbers of one agent. */
  default int size() {
    return rows() * columns();
  }

  /** Copies one agent's numbers from {@code values[at..]}. */
  void write(int agent, float[] values, int at);

  /** Copies one agent's numbers to {@code values[at..]}. */
  void read(int agent, float[] values, int at);
}
