package io.terrarium.cli;

/**
 * Knows whether the shutdown of this JVM has begun, as it has once a signal asked for it. A command
 * that fails from then on fails because of that, so its failure is not told.
 */
final class JvmShutdown {

  private JvmShutdown() {}

  /** Whether the shutdown has begun: the JVM takes no more hooks then. */
  static boolean hasBegun() {
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
