package io.terrarium.run;

/**
 * Follows a run: checkpoint, metrics, progress, TensorBoard. Called on one thread; an exception
 * ends the run with its message.
 */
public interface RunListener extends AutoCloseable {

  /** Is told what happened. */
  void on(RunEvent event);

  /** The run is over for this process, in whatever way; may come after an event that failed. */
  @Override
  default void close() {}
}
