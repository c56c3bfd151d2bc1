package io.terrarium.app;

/** The end of this JVM, where a signal has asked for it. What then fails is no news to anybody. */
public final class JvmEnd {

  private JvmEnd() {}

  /** Whether it has begun: the JVM takes no more hooks then. */
  public static boolean hasBegun() {
    Thread probe = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
