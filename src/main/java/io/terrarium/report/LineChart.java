package io.terrarium.report;

import io.terrarium.file.NumberText;
import io.terrarium.report.MetricsTable.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A line chart over the generations, drawn as an SVG image. The same lines give the same bytes on
 * every machine, because no font of the system is measured. The colours can be read on a white page
 * and on a dark one.
 *
 * @param title what the chart shows, for those who hear it read aloud
 * @param unit what the vertical axis counts
 * @param note what the reader has to know beside the names of the lines; may be blank
 * @param lines at least one
 */
record LineChart(String title, String unit, String note, List<Line> lines) {

  /**
   * One line of a chart.
   *
   * @param name its name in the legend; a line with a blank name has no entry there
   * @param colour the number of its colour
   * @param isThin whether it is a thin line in the background, without a dot at each point
   * @param points at least one, in the order of their generations
   */
  record Line(String name, int colour, boolean isThin, List<Point> points) {}

  /** The colour of text and axes, a grey. */
  static final String TEXT = "#76808c";

  /** The colours of lines; line after line takes the next. */
  static final List<String> COLOURS =
      List.of("#2f81f7", "#c96f0a", "#1f9d55", "#c2478f", "#8b6cf0", "#8a8a1a");

  private static final int WIDTH = 800;
  private static final int HEIGHT = 360;
  private static final int LEFT = 64;
  private static final int RIGHT = 780;
  private static final int TOP = 40;
  private static final int BOTTOM = 310;
  private static final int LEGEND = 20;
  private static final int MOST_DOTS = 60;

  /** The image as text, to stand alone in a file or inside a page. */
  String svg() {
    Axis across = Axis.ofWholeNumbers(values(Point::generation), LEFT, RIGHT);
    Axis up = Axis.of(values(Point::value), BOTTOM, TOP);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
        font-family="sans-serif" font-size="15" fill="%3$s">
        <title>%4$s</title>
        %5$s%6$s%7$s%8$s</svg>
        """
        .formatted(
            WIDTH,
            HEIGHT,
            TEXT,
            escaped(title),
            axes(across, up),
            legend(),
            lines.stream().map(line -> polyline(line, across, up)).collect(Collectors.joining()),
            lines.stream().map(line -> dots(line, across, up)).collect(Collectors.joining()));
  }

  private List<Double> values(ToDoubleFunction<Point> coordinate) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .map(coordinate::applyAsDouble)
        .toList();
  }

  private String axes(Axis across, Axis up) {
    StringBuilder drawn = new StringBuilder();
    for (double tick : up.ticks()) {
      String y = number(up.place(tick));
      drawn.append(
          "<path d=\"M%d %sH%d\" stroke=\"%s\" stroke-opacity=\"0.35\"/>\n"
              .formatted(LEFT, y, RIGHT, TEXT));
      drawn.append(text("x=\"%d\" y=\"%s\" dy=\"5\"".formatted(LEFT - 8, y), "end", label(tick)));
    }
    for (double tick : across.ticks()) {
      String x = number(across.place(tick));
      drawn.append("<path d=\"M%s %dv5\" stroke=\"%s\"/>\n".formatted(x, BOTTOM, TEXT));
      drawn.append(text("x=\"%s\" y=\"%d\"".formatted(x, BOTTOM + 21), "middle", label(tick)));
    }
    String turned = "transform=\"translate(14 %d) rotate(-90)\"".formatted((TOP + BOTTOM) / 2);
    String below = "x=\"%d\" y=\"%d\"".formatted((LEFT + RIGHT) / 2, HEIGHT - 6);
    return drawn
        .append(text(turned, "middle", unit))
        .append(text(below, "middle", "generation"))
        .toString();
  }

  private String legend() {
    StringBuilder drawn = new StringBuilder();
    int x = LEFT;
    for (Line line : lines) {
      if (!line.name().isBlank()) {
        drawn.append("<path d=\"M%d %dh24\" %s/>\n".formatted(x, LEGEND - 5, stroke(line)));
        drawn.append(text("x=\"%d\" y=\"%d\"".formatted(x + 32, LEGEND), "start", line.name()));
        x += 56 + 9 * line.name().length();
      }
    }
    return drawn.append(text("x=\"%d\" y=\"%d\"".formatted(RIGHT, LEGEND), "end", note)).toString();
  }

  private static String polyline(Line line, Axis across, Axis up) {
    return line.points().stream()
        .map(p -> number(across.place(p.generation())) + "," + number(up.place(p.value())))
        .collect(
            Collectors.joining(
                " ", "<polyline fill=\"none\" %s points=\"".formatted(stroke(line)), "\"/>\n"));
  }

  private static String dots(Line line, Axis across, Axis up) {
    if (line.isThin() || line.points().size() > MOST_DOTS) {
      return "";
    }
    return line.points().stream()
        .map(
            p ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>\n"
                    .formatted(
                        number(across.place(p.generation())),
                        number(up.place(p.value())),
                        colour(line)))
        .collect(Collectors.joining());
  }

  private static String stroke(Line line) {
    return "stroke=\"%s\" stroke-width=\"%s\"".formatted(colour(line), line.isThin() ? "1" : "2.5");
  }

  private static String colour(Line line) {
    return COLOURS.get(line.colour() % COLOURS.size());
  }

  private static String text(String place, String anchor, String text) {
    return "<text %s text-anchor=\"%s\">%s</text>\n".formatted(place, anchor, escaped(text));
  }

  private static String label(double tick) {
    return NumberText.of(tick);
  }

  private static String number(double place) {
    return NumberText.of(Math.round(place * 10) / 10.0);
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }
}
