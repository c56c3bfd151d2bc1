package io.terrarium.engine;

import akka.actor.ActorSystem;
import akka.actor.DynamicAccess;
import akka.actor.LightArrayRevolverScheduler;
import akka.dispatch.DispatcherConfigurator;
import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.Mailboxes;
import akka.dispatch.MonitorableThreadFactory;
import akka.dispatch.PinnedDispatcherConfigurator;
import akka.event.EventStream;
import akka.event.LoggingAdapter;
import akka.event.NoLogging;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import scala.Option;
import scala.concurrent.ExecutionContext;

/**
 * Dispatchers and a scheduler that report errors to the JVM's default handler of uncaught
 * exceptions, where the application has set one. The actor systems that {@code
 * terrarium.engine.system} describes use them. Akka alone gives its threads a handler of its own,
 * which tries to end the actor system; where memory is gone, or a thread trains, that may never
 * end.
 *
 * <p>The classes here are named in {@code reference.conf}. An application's own actor system uses
 * none of them.
 */
final class UncaughtErrors {

  /** Dispatchers of the type {@code Dispatcher}. */
  static final class OnSharedThreads extends DispatcherConfigurator {
    OnSharedThreads(Config config, DispatcherPrerequisites prerequisites) {
      super(config, new Telling(prerequisites));
    }
  }

  /** Dispatchers of the type {@code PinnedDispatcher}. */
  static final class OnPinnedThreads extends PinnedDispatcherConfigurator {
    OnPinnedThreads(Config config, DispatcherPrerequisites prerequisites) {
      super(config, new Telling(prerequisites));
    }
  }

  /** The scheduler. Akka's own would log an error before the thread's handler is called. */
  static final class OnSchedulerThread extends LightArrayRevolverScheduler {
    OnSchedulerThread(Config config, LoggingAdapter log, ThreadFactory threads) {
      super(config, NoLogging.getInstance(), telling(threads));
    }
  }

  private UncaughtErrors() {}

  private static ThreadFactory telling(ThreadFactory threads) {
    MonitorableThreadFactory akkas = (MonitorableThreadFactory) threads;
    Thread.UncaughtExceptionHandler then = akkas.exceptionHandler();
    return new MonitorableThreadFactory(
        akkas.name(),
        akkas.daemonic(),
        akkas.contextClassLoader(),
        (thread, thrown) -> tell(thread, thrown, then),
        akkas.counter());
  }

  private static void tell(Thread thread, Throwable thrown, Thread.UncaughtExceptionHandler then) {
    Thread.UncaughtExceptionHandler application = Thread.getDefaultUncaughtExceptionHandler();
    if (application != null && thrown instanceof Error) {
      application.uncaughtException(thread, thrown);
    }
    then.uncaughtException(thread, thrown);
  }

  /** Akka's prerequisites of a dispatcher, with threads that report errors. */
  private record Telling(DispatcherPrerequisites akkas) implements DispatcherPrerequisites {

    @Override
    public ThreadFactory threadFactory() {
      return telling(akkas.threadFactory());
    }

    @Override
    public EventStream eventStream() {
      return akkas.eventStream();
    }

    @Override
    public akka.actor.Scheduler scheduler() {
      return akkas.scheduler();
    }

    @Override
    public DynamicAccess dynamicAccess() {
      return akkas.dynamicAccess();
    }

    @Override
    public ActorSystem.Settings settings() {
      return akkas.settings();
    }

    @Override
    public Mailboxes mailboxes() {
      return akkas.mailboxes();
    }

    @Override
    public Option<ExecutionContext> defaultExecutionContext() {
      return akkas.defaultExecutionContext();
    }
  }
}
