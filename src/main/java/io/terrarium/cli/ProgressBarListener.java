package io.terrarium.cli;

import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The listener that shows progress on a terminal: a bar that moves with the run's trainings, and
 * above it a line for each generation.
 */
final class ProgressBarListener implements RunListener {

  private static final int WIDTH = 79;
  private static final long PARTS = 1000;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final List<String> algorithms;
  private GenerationLine line;
  private Optional<ProgressBar> bar = Optional.empty();

  ProgressBarListener(PrintWriter out, List<String> algorithms) {
    this.out = out;
    this.algorithms = algorithms;
    this.line = new GenerationLine(algorithms, 0);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      line = new GenerationLine(algorithms, started.generations());
      bar = Optional.of(bar(started));
    } else if (event instanceof RunEvent.Progressed progressed) {
      bar.ifPresent(b -> move(b, progressed));
    } else if (event instanceof RunEvent.GenerationFinished finished) {
      show(CLEAR + line.of(finished) + System.lineSeparator());
    }
  }

  /** Ends the bar, whose thread would draw over what is printed next. */
  @Override
  public void close() {
    bar.ifPresent(
        shown -> {
          shown.close();
          show(CLEAR);
        });
    bar = Optional.empty();
  }

  private ProgressBar bar(RunEvent.Started started) {
    return ProgressBar.builder()
        .setTaskName("evolving")
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" generations", PARTS)
        .setInitialMax(started.generations() * PARTS)
        .startsFrom(started.generation() * PARTS, Duration.ZERO)
        .setUpdateIntervalMillis(200)
        .hideEta()
        .setConsumer(new DelegatingProgressBarConsumer(text -> show("\r" + text), WIDTH))
        .build();
  }

  private static void move(ProgressBar bar, RunEvent.Progressed progressed) {
    bar.setExtraMessage(
        " %s %d/%d".formatted(progressed.algorithm(), progressed.done(), progressed.total()));
    bar.stepTo(progressed.generation() * PARTS + PARTS * progressed.done() / progressed.total());
  }

  /** Prints at once; synchronized, because the bar redraws itself on a thread of its own. */
  private synchronized void show(String text) {
    out.print(text);
    out.flush();
  }
}
