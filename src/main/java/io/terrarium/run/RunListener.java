package io.terrarium.run;

/**
 * Follows a run: checkpoint, metrics, progress, TensorBoard. Called on one thread; an exception
 * ends the run with its message.
 */
public interface RunListener {

  void on(RunEvent event);
}
