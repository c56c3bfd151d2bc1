package io.terrarium.cli;

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
import io.terrarium.app.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log of this process: warnings go to standard error as bare sentences, everything goes to the
 * log file of the run or the node once there is one, and nothing goes to standard output. It is set
 * up here and not in a file of settings, so that an application that embeds the library keeps its
 * own log.
 */
final class Logging {

  /**
   * Keeps Akka's warnings off standard error: they are seldom of use to users, and are in the log
   * file.
   */
  private static final class OwnWords extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
      boolean isAkkas = event.getLoggerName().startsWith("akka.");
      // Where Akka cannot listen on an address, the command says so itself.
      boolean isOurs = event.getLoggerName().startsWith("akka.io.");
      return isOurs
              || isAkkas
                  && (!event.getLevel().isGreaterOrEqual(Level.ERROR) || JvmShutdown.hasBegun())
              || isRefusedNode(event)
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }

    /** Whether this says that the cluster refuses the node, which the command says itself. */
    private static boolean isRefusedNode(ILoggingEvent event) {
      return Optional.ofNullable(event.getMarkerList()).orElse(List.of()).stream()
          .anyMatch(marker -> marker.getName().equals("akkaJoinFailed"));
    }
  }

  private static final String MAIN = "main";

  private Logging() {}

  /** Replaces Logback's default, which would write to standard output. */
  static void toStandardError() {
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
    // Akka warns of each message that cannot be read; our serializer counts them, and warns once
    // for each kind.
    context.getLogger("akka.remote.artery.Deserializer").setLevel(Level.ERROR);
  }

  /** Also appends to a file, which takes the place of the main log. */
  static void toFile(Path file) {
    stop(MAIN);
    appendTo(file, MAIN);
  }

  /**
   * Also appends to a file until that is closed. Where there is no main log yet, the file becomes
   * it and stays open, since a process says last what has made it fail.
   */
  static LogFiles.OpenLog open(Path file) {
    if (file().isEmpty()) {
      toFile(file);
      return () -> {};
    }
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

  /** The main log, that of the run or of the node; empty before there is one. */
  static Optional<Path> file() {
    return root().getAppender(MAIN) instanceof FileAppender<ILoggingEvent> appender
        ? Optional.of(Path.of(appender.getFile()))
        : Optional.empty();
  }

  /**
   * Writes a defect's stack into the main log, or else into a file of its own.
   *
   * @return the file
   */
  static Path defect(Throwable failure) throws IOException {
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
