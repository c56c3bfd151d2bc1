package io.terrarium.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What the program logs: warnings on standard error as bare sentences, all in the run's log file
 * once there is one, nothing on standard output. Set up here and not in a file, so that an
 * application that embeds the library keeps its own.
 */
public final class Logging {

  /** What Akka warns of is seldom for users; it is in the log. */
  private static final class OwnWords extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
      boolean isAkkas = event.getLoggerName().startsWith("akka.");
      // Of an address that it cannot listen on, we speak ourselves.
      boolean isOurs = event.getLoggerName().startsWith("akka.io.");
      return isOurs
              || isAkkas && (!event.getLevel().isGreaterOrEqual(Level.ERROR) || JvmEnd.hasBegun())
              || isThatItIsRefused(event)
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }

    /** A node that its cluster does not take ends with a sentence of ours. */
    private static boolean isThatItIsRefused(ILoggingEvent event) {
      return Optional.ofNullable(event.getMarkerList()).orElse(List.of()).stream()
          .anyMatch(marker -> marker.getName().equals("akkaJoinFailed"));
    }
  }

  private static final String FILE = "file";

  private Logging() {}

  /** Replaces Logback's default, which would write to standard output. */
  public static void toStandardError() {
    LoggerContext context = context();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    ThresholdFilter warnings = new ThresholdFilter();
    warnings.setLevel(Level.WARN.levelStr);
    warnings.start();
    console.addFilter(warnings);
    console.addFilter(new OwnWords());
    attach(console, "terrarium: %msg%n%nopex");
    // It warns of each message that cannot be read; our serializer counts them, and warns once a
    // kind.
    context.getLogger("akka.remote.artery.Deserializer").setLevel(Level.ERROR);
  }

  /** Also appends to a file, instead of one named before. */
  public static void toFile(Path file) {
    stop(FILE);
    appendTo(file, FILE);
  }

  /** Also appends to a file, until that is closed. */
  static Closeable alsoTo(Path file) {
    appendTo(file, file.toString());
    return () -> stop(file.toString());
  }

  private static void appendTo(Path file, String name) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setName(name);
    appender.setFile(file.toString());
    attach(appender, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} %msg%n");
  }

  private static void stop(String name) {
    Optional.ofNullable(root().getAppender(name)).ifPresent(Appender::stop);
    root().detachAppender(name);
  }

  /** What is closed without trouble. */
  interface Closeable extends AutoCloseable {

    @Override
    void close();
  }

  /** The run's log, once there is one. */
  public static Optional<Path> file() {
    return root().getAppender(FILE) instanceof FileAppender<ILoggingEvent> appender
        ? Optional.of(Path.of(appender.getFile()))
        : Optional.empty();
  }

  /** Writes an exception down, in the run's log or else in a file of its own, and says where. */
  public static Path defect(Throwable failure) throws IOException {
    if (file().isEmpty()) {
      toFile(Files.createTempFile("terrarium-", ".log"));
    }
    root().info("defect", failure);
    return file().orElseThrow();
  }

  private static void attach(OutputStreamAppender<ILoggingEvent> appender, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context());
    encoder.setPattern(pattern);
    encoder.start();
    appender.setContext(context());
    appender.setEncoder(encoder);
    appender.start();
    root().setLevel(Level.INFO);
    root().addAppender(appender);
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
