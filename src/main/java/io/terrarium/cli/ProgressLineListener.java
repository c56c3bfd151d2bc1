package io.terrarium.cli;

import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.io.PrintWriter;
import java.util.List;

/** The listener that prints a line for each generation, where there is no terminal. */
final class ProgressLineListener implements RunListener {

  private final PrintWriter out;
  private final List<String> algorithms;
  private GenerationLine line;

  ProgressLineListener(PrintWriter out, List<String> algorithms) {
    this.out = out;
    this.algorithms = algorithms;
    this.line = new GenerationLine(algorithms, 0);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      line = new GenerationLine(algorithms, started.generations());
    } else if (event instanceof RunEvent.GenerationFinished finished) {
      out.println(line.of(finished));
      out.flush();
    }
  }
}
