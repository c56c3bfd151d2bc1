package io.terrarium.cli;

/**
 * A hook of the JVM's shutdown. While it is open, Ctrl-C or another request to terminate stops the
 * work in order before the JVM ends.
 */
final class ShutdownHook implements AutoCloseable {

  private final Thread hook;

  private ShutdownHook(Thread hook) {
    this.hook = hook;
  }

  /**
   * Opens a hook.
   *
   * @param stop ends the work, tells the user, and returns once everything is safe
   */
  static ShutdownHook doing(Runnable stop) {
    Thread hook = new Thread(stop, "terrarium-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already; the work may be cut off at any moment, as by a kill.
    }
    return new ShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, so the hook runs and has to stay.
    }
  }
}
