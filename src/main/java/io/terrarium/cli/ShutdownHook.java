package io.terrarium.cli;

/**
 * While open, Ctrl-C (or a request to terminate) stops the work in an orderly way before the JVM
 * ends.
 */
public final class ShutdownHook implements AutoCloseable {

  private final Thread hook;

  private ShutdownHook(Thread hook) {
    this.hook = hook;
  }

  /**
   * @param stop ends the work, says so, and returns once all is safe
   */
  public static ShutdownHook doing(Runnable stop) {
    Thread hook = new Thread(stop, "terrarium-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, as it would when it is killed, which work bears at any moment.
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
