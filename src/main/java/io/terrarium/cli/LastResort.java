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
 * Ends the process where nobody has caught an error: java is out of memory or of stack, or a class
 * of the program is broken. What goes on after that may neither work nor end, so nothing is waited
 * for, and neither the sentence nor the end needs memory that is not there yet. What a run has
 * finished is on the disk by then.
 */
final class LastResort implements Thread.UncaughtExceptionHandler {

  private static final String KEPT =
      "; what a run has finished is kept, and the same command goes on with it";

  private static final String CURE =
      "; give java more memory with -Xmx4g, which the launcher takes from TERRARIUM_OPTS";

  /** Where there is no memory to say more. */
  private static final byte[] SENTENCE =
      line("java has failed, most likely for want of memory, so this process ends" + KEPT + ".");

  /** Whoever should read the sentence may not, and a disk may not answer. */
  private static final int MOST_SECONDS = 5;

  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private final AtomicBoolean ends = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);

  private LastResort() {}

  /** From now on, and for all threads of this process. */
  static void install() {
    LastResort handler = new LastResort();
    Thread end = new Thread(handler::endSoon, "terrarium-last-resort");
    end.setDaemon(true);
    end.start();
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (!(thrown instanceof Error)) {
      // The thread is lost, and what waits for it says so.
      System.err.println("terrarium: " + ErrorHandler.sentence(thrown));
    } else if (!ends.getAndSet(true)) {
      begun.countDown();
      say(thread, thrown);
      keepDetails(thread, thrown);
      end();
    } else {
      waitForTheEnd();
    }
  }

  /** Once memory is gone many threads fail, and one sentence is enough. */
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

  /** The memory that -Xmx is about, and not that for threads or classes. */
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
      // They are of less use than the end.
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

  /** Hooks of the JVM's shutdown would wait for what may not end. */
  private static void end() {
    Runtime.getRuntime().halt(ExitCode.DEFECT);
  }
}
