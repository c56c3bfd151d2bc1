package io.terrarium.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The handler of errors that nobody has caught; it ends the process. Java is then out of memory or
 * out of stack, or a class of the program is broken, and threads may neither work nor end. So the
 * handler waits for nothing, and takes no memory that it has not taken before. What a run has
 * finished is on the disk by then.
 */
final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {

  private static final String KEPT =
      "; what a run has finished is kept, and the same command goes on with it";

  private static final String CURE =
      "; give java more memory with -Xmx4g, which the launcher takes from TERRARIUM_OPTS";

  /** The sentence where there is no memory for a longer one. */
  private static final byte[] SENTENCE =
      line("java has failed, most likely for want of memory, so this process ends" + KEPT + ".");

  /** The longest time until the end: the reader of standard error may not read, a disk may hang. */
  private static final int MOST_SECONDS = 5;

  /** Whether a thread has begun to end this process. */
  private static final AtomicBoolean ENDS = new AtomicBoolean();

  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private final CountDownLatch begun = new CountDownLatch(1);

  private FatalErrorHandler() {}

  /** Makes this the handler of all threads of this process from now on. */
  static void install() {
    FatalErrorHandler handler = new FatalErrorHandler();
    Thread end = new Thread(handler::endSoon, "terrarium-last-resort");
    end.setDaemon(true);
    end.start();
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (!(thrown instanceof Error)) {
      // Only this thread is lost, and whoever waits for it fails with a sentence.
      System.err.println("terrarium: " + ErrorHandler.sentence(thrown));
    } else if (!ENDS.getAndSet(true)) {
      begun.countDown();
      say(thread, thrown);
      keepDetails(thread, thrown);
      end();
    } else {
      waitForTheEnd();
    }
  }

  /**
   * Keeps this thread quiet if the process ends already, since one sentence is enough: a full heap
   * may fail several threads at once, each in its own way.
   */
  static void waitIfEnding() {
    if (ENDS.get()) {
      waitForTheEnd();
    }
  }

  private static void waitForTheEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private void say(Thread thread, Throwable thrown) {
    try {
      err.write(sentence(thread, thrown));
    } catch (Throwable full) {
      sayTheLeast();
    }
  }

  private void sayTheLeast() {
    try {
      err.write(SENTENCE);
    } catch (IOException nobodyReadsIt) {
      end();
    }
  }

  private static byte[] sentence(Thread thread, Throwable thrown) {
    return line(
        "java has failed on the thread %s (%s), so this process ends%s%s%s."
            .formatted(
                thread.getName(),
                thrown,
                KEPT,
                isHeap(thrown) ? CURE : "",
                Logging.file().map(log -> "; details in " + log).orElse("")));
  }

  /** Whether the heap is full, which -Xmx bounds, and not the memory for threads or classes. */
  private static boolean isHeap(Throwable thrown) {
    return thrown instanceof OutOfMemoryError
        && String.valueOf(thrown.getMessage()).contains("heap");
  }

  private static byte[] line(String sentence) {
    String line = "terrarium: " + sentence.replaceAll("\\s+", " ") + System.lineSeparator();
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static void keepDetails(Thread thread, Throwable thrown) {
    try {
      Optional<Path> log = Logging.file();
      if (log.isPresent()) {
        Logging.defect(new IllegalStateException("On the thread " + thread.getName(), thrown));
      }
    } catch (Throwable full) {
      // To end is more important than the details.
      end();
    }
  }

  private void endSoon() {
    try {
      begun.await();
      TimeUnit.SECONDS.sleep(MOST_SECONDS);
      end();
    } catch (InterruptedException nobodyDoes) {
      end();
    }
  }

  /** Halts the JVM; shutdown hooks would wait for threads that may never end. */
  private static void end() {
    Runtime.getRuntime().halt(ExitCode.DEFECT);
  }
}
