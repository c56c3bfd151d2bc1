package io.terrarium.run;

/**
 * Follows a run: checkpoint, metrics, progress, TensorBoard. Called on one thread; an exception
 * ends the run with its message.
 */
public interface RunListener {

  /** Is told what happened. */
  void on(RunEvent event);
}
