package io.terrarium.run;

/**
 * A listener of a run, which is told each event. Those that write checkpoints, metrics,
 * TensorBoard's events, and progress are listeners. It is called on one thread; its exception ends
 * the run with the exception's message.
 */
public interface RunListener extends AutoCloseable {

  /** Takes an event; the run goes on when this returns. */
  void on(RunEvent event);

  /**
   * The run is over for this process, in whatever way; this may come after an event that failed.
   */
  @Override
  default void close() {}
}
