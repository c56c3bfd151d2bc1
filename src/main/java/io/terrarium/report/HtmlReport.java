package io.terrarium.report;

import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes {@code report.html} of a run when it is finished: one page that needs nothing beside it,
 * made from the run directory's {@code experiment.conf} and {@code metrics.csv}.
 */
public final class HtmlReport implements RunListener {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>%1$s</title>
      <style>
      body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
      img { width: 100%%; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: right; padding: .2rem .8rem; border-bottom: 1px solid #ddd; }
      pre { background: #f5f5f5; padding: 1rem; overflow-x: auto; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      <h2>Score of the search mean</h2>
      <p>The mean is the result of the run. Its score under an algorithm is the mean return, in the evaluation environment,
      of agents that were trained in the synthetic environment only.</p>
      %2$s
      <h2>Fitness of the population</h2>
      <p>Each generation trains one agent in each candidate, with one of the algorithms in turn. A gap between the best and
      the mean is what the strategy learns from.</p>
      %3$s
      <h2>Step size</h2>
      <p>How far the candidates are from the mean. It shrinks where the strategy closes in on an optimum.</p>
      %4$s
      <h2>Scores</h2>
      %5$s
      <h2>Experiment</h2>
      <pre>%6$s</pre>
      </body>
      </html>
      """;

  /** A run that is finished has its result and its table, whatever has become of its metrics. */
  private static final String DAMAGED =
      "<p class=\"none\">Not shown: metrics.csv is damaged, its first line names no generation.</p>";

  private final Path directory;

  /**
   * @param directory of the run
   */
  public HtmlReport(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws BadInput when the page cannot be written
   */
  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Finished) {
      write();
    }
  }

  /**
   * Writes the page from what the directory holds now.
   *
   * @throws BadInput when it cannot be written
   */
  public void write() {
    try {
      Metrics metrics = Metrics.read(directory.resolve("metrics.csv"));
      String experiment = Files.readString(directory.resolve("experiment.conf"));
      AtomicFile.write(
          directory.resolve("report.html"),
          page(metrics, experiment).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInput(
          "cannot write report.html in %s (%s): is there room, and may you write there?"
              .formatted(directory, e.getMessage()));
    }
  }

  private String page(Metrics metrics, String experiment) {
    List<String> scores = metrics.columns("score_");
    return PAGE.formatted(
        Html.escape("Terrarium: " + directory.toAbsolutePath().normalize().getFileName()),
        chart("Score of the search mean", "return", metrics, scores),
        chart(
            "Fitness of the population",
            "return",
            metrics,
            List.of("fitness_mean", "fitness_best")),
        chart("Step size", "sigma", metrics, List.of("sigma_mean")),
        table(metrics, scores),
        Html.escape(experiment));
  }

  private static String chart(String title, String values, Metrics metrics, List<String> columns) {
    if (metrics.isDamaged()) {
      return DAMAGED;
    }
    return LineChart.image(
        title,
        values,
        columns.stream().filter(metrics.header()::contains).map(metrics::series).toList());
  }

  private static String table(Metrics metrics, List<String> scores) {
    if (metrics.isDamaged()) {
      return DAMAGED;
    }
    List<Integer> shown =
        scores.stream().map(metrics.header()::indexOf).collect(Collectors.toList());
    shown.add(0, metrics.header().indexOf("generation"));
    String rows =
        metrics.rows().stream()
            .filter(row -> shown.stream().allMatch(at -> at >= 0 && !row.get(at).isEmpty()))
            .map(row -> row(row, shown, "td"))
            .collect(Collectors.joining("\n"));
    return rows.isEmpty()
        ? "<p class=\"none\">The mean was not scored yet.</p>"
        : "<table>\n%s\n%s\n</table>".formatted(row(metrics.header(), shown, "th"), rows);
  }

  private static String row(List<String> cells, List<Integer> shown, String element) {
    return shown.stream()
        .map(at -> "<%1$s>%2$s</%1$s>".formatted(element, Html.escape(cells.get(at))))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
