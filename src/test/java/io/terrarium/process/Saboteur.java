package io.terrarium.process;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionIdProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import scala.concurrent.ExecutionContext;

/**
 * Has an error happen in a process under test, once a file is there. Akka starts it in each actor
 * system of the process whose settings name it.
 */
public final class Saboteur extends AbstractExtensionId<Saboteur.Begun>
    implements ExtensionIdProvider {

  /** There is nothing to ask it. */
  public record Begun() implements Extension {}

  /** Memory that is never given back. */
  private static Object[] held;

  /**
   * The options of java that bring it.
   *
   * @param error overflow, memory, linkage, or internal
   * @param where a dispatcher's name, scheduler, or thread
   * @param once the file
   */
  static String[] options(String error, String where, Path once) {
    return new String[] {
      "-Dakka.extensions.0=" + Saboteur.class.getName(),
      "-Dsaboteur.error=" + error,
      "-Dsaboteur.where=" + where,
      "-Dsaboteur.once=" + once
    };
  }

  @Override
  public Saboteur lookup() {
    return this;
  }

  @Override
  public Begun createExtension(ExtendedActorSystem system) {
    Thread thread = new Thread(() -> begin(system), "saboteur");
    thread.setDaemon(true);
    thread.start();
    return new Begun();
  }

  private static void begin(ActorSystem system) {
    Path once = Path.of(System.getProperty("saboteur.once"));
    while (!Files.exists(once)) {
      Cluster.pause(1);
    }
    String where = System.getProperty("saboteur.where");
    switch (where) {
      case "thread" -> fail();
      case "scheduler" ->
          system.scheduler().scheduleOnce(Duration.ofMillis(1), () -> {}, new Failing());
      default -> system.dispatchers().lookup(where).execute(Saboteur::fail);
    }
  }

  private static final class Failing implements ExecutionContext {

    @Override
    public void execute(Runnable task) {
      fail();
    }

    @Override
    public void reportFailure(Throwable cause) {}

    @Override
    public ExecutionContext prepare() {
      return this;
    }
  }

  private static void fail() {
    switch (System.getProperty("saboteur.error")) {
      case "overflow" -> overflow(0);
      case "memory" -> fill();
      case "linkage" -> throw new NoClassDefFoundError("com/example/Missing");
      default -> throw new InternalError("for a test");
    }
  }

  private static long overflow(long depth) {
    return 1 + overflow(depth + 1);
  }

  /** To the last byte. */
  private static void fill() {
    for (int size = 1 << 20; size > 0; size /= 4) {
      fill(size);
    }
    while (true) {
      held = new Object[] {held};
    }
  }

  private static void fill(int size) {
    try {
      while (true) {
        held = new Object[] {held, new byte[size]};
      }
    } catch (OutOfMemoryError full) {
      // The next is smaller.
    }
  }
}
