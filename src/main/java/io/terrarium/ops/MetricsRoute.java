package io.terrarium.ops;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The route of the page that Prometheus reads. */
final class MetricsRoute {

  private static final PrometheusTextFormatWriter WRITER = new PrometheusTextFormatWriter(false);
  private static final ContentType TYPE =
      ContentTypes.parse(PrometheusTextFormatWriter.CONTENT_TYPE);

  private MetricsRoute() {}

  static Route of(RunMetrics metrics) {
    return Directives.path(
        "metrics", () -> Directives.get(() -> Directives.complete(page(metrics))));
  }

  private static HttpEntity.Strict page(RunMetrics metrics) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      WRITER.write(text, metrics.snapshots());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HttpEntities.create(TYPE, text.toByteArray());
  }
}
