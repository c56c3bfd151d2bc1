package io.terrarium.report;

import io.terrarium.report.LineChart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * The page about one run: charts, a table of scores, and the experiment. It needs no file beside
 * it.
 *
 * @param title of the page
 * @param metrics of the run
 * @param experiment its text, every key resolved
 */
record ReportPage(String title, MetricsTable metrics, String experiment) {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>%1$s</title>
      <style>
      body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
      svg { width: 100%%; height: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: right; padding: .2rem .8rem; border-bottom: 1px solid #ddd; }
      pre { background: #f5f5f5; padding: 1rem; overflow-x: auto; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      <h2>Score of the search mean</h2>
      <p>The mean is the result of the run. Its score under an algorithm is the mean return, in the evaluation environment,
      of agents that were trained in the synthetic environment only. The thin lines are the mean fitness of the population
      in the generations that were trained with the algorithm.</p>
      %2$s
      <h2>Fitness of the population</h2>
      <p>Each generation trains one agent in each candidate, with one of the algorithms in turn. The strategy learns from the
      difference between the best candidate and the mean.</p>
      %3$s
      <h2>Step size</h2>
      <p>The step size says how far the candidates are from the mean. It shrinks where the strategy closes in on an optimum.</p>
      %4$s
      <h2>Scores</h2>
      %5$s
      <h2>Experiment</h2>
      <pre>%6$s</pre>
      </body>
      </html>
      """;

  /** A finished run has its result and its table even where its metrics were damaged since. */
  private static final String DAMAGED =
      paragraph("Not shown: metrics.csv is damaged, its first line names no generation.");

  private static final String SCORE = "score_";

  String html() {
    return PAGE.formatted(
        escaped(title),
        shown(curve()),
        shown(chart("Fitness of the population", "return", "fitness_mean", "fitness_best")),
        shown(chart("Step size", "sigma", "sigma_mean")),
        metrics.isDamaged() ? DAMAGED : table(),
        escaped(experiment));
  }

  /**
   * How good agents became that were trained in the synthetic environment: the score of the search
   * mean under each algorithm, and thin lines for the population's mean. Empty before there is
   * anything to draw.
   */
  Optional<LineChart> curve() {
    List<Line> thin = new ArrayList<>();
    List<Line> thick = new ArrayList<>();
    List<String> scores = metrics.columns(SCORE);
    for (int i = 0; i < scores.size(); i++) {
      String algorithm = scores.get(i).substring(SCORE.length());
      thin.add(new Line("", i, true, metrics.points("fitness_mean", algorithm)));
      thick.add(new Line(algorithm, i, false, metrics.points(scores.get(i))));
    }
    thin.addAll(thick);
    return chart(
        new LineChart(
            "Mean return of agents trained in the synthetic environment only",
            "mean return",
            "thin lines: mean of the population",
            thin));
  }

  private Optional<LineChart> chart(String title, String unit, String... columns) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      String name = columns[i].substring(columns[i].indexOf('_') + 1);
      lines.add(new Line(name, i, false, metrics.points(columns[i])));
    }
    return chart(new LineChart(title, unit, "", lines));
  }

  private static Optional<LineChart> chart(LineChart whole) {
    List<Line> drawn = whole.lines().stream().filter(line -> !line.points().isEmpty()).toList();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineChart(whole.title(), whole.unit(), whole.note(), drawn));
  }

  private String shown(Optional<LineChart> chart) {
    return metrics.isDamaged()
        ? DAMAGED
        : chart.map(LineChart::svg).orElse(paragraph("Nothing to draw yet."));
  }

  private String table() {
    List<Integer> shown = new ArrayList<>(List.of(metrics.header().indexOf("generation")));
    metrics.columns(SCORE).forEach(column -> shown.add(metrics.header().indexOf(column)));
    String rows =
        metrics.rows().stream()
            .filter(row -> shown.stream().allMatch(at -> at >= 0 && !row.get(at).isEmpty()))
            .map(row -> row(row, shown, "td"))
            .collect(Collectors.joining("\n"));
    return rows.isEmpty()
        ? paragraph("The mean was not scored yet.")
        : "<table>\n%s\n%s\n</table>".formatted(row(metrics.header(), shown, "th"), rows);
  }

  private static String row(List<String> cells, List<Integer> shown, String element) {
    return shown.stream()
        .map(at -> "<%1$s>%2$s</%1$s>".formatted(element, escaped(cells.get(at))))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String paragraph(String text) {
    return "<p class=\"none\">%s</p>".formatted(text);
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }
}
