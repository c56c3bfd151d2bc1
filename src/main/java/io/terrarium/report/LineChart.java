package io.terrarium.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws columns of the metrics over the generations. */
final class LineChart {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 340;

  private LineChart() {}

  /**
   * An image element with the chart inside, as SVG. Drawing needs the fonts of the system: on one
   * without any, a sentence stands in the chart's place.
   */
  static String image(String title, String values, List<Metrics.Series> lines) {
    List<Metrics.Series> drawn = lines.stream().filter(l -> !l.values().isEmpty()).toList();
    if (drawn.isEmpty()) {
      return "<p class=\"none\">Nothing to draw yet.</p>";
    }
    try {
      return "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
          .formatted(Html.escape(title), Base64.getEncoder().encodeToString(svg(values, drawn)));
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      return "<p class=\"none\">No chart: the system has no fonts that Java can use.</p>";
    }
  }

  private static byte[] svg(String values, List<Metrics.Series> lines) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .theme(ChartTheme.Matlab)
            .xAxisTitle("generation")
            .yAxisTitle(values)
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setXAxisDecimalPattern("#");
    for (Metrics.Series line : lines) {
      chart
          .addSeries(line.name(), line.generations(), line.values())
          .setMarker(line.values().size() < 60 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    return out.toByteArray();
  }
}
