package io.terrarium.cli;

/**
 * While open, Ctrl-C (or a request to terminate) stops the work in an orderly way before the JVM
 * ends.
 */
final class Interrupt implements AutoCloseable {

  private final Thread hook;

  private Interrupt(Thread hook) {
    this.hook = hook;
  }

  /**
   * @param stop ends the work and returns once all is safe
   * @param then says so
   */
  static Interrupt stopping(Runnable stop, Runnable then) {
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              then.run();
            },
            "terrarium-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interrupt(hook);
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
