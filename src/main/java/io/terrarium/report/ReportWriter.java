package io.terrarium.report;

import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.result.RunFileNames;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The listener that writes {@code report.html} and {@code curve.svg} of a run when it is finished,
 * from the run directory's {@code experiment.conf} and {@code metrics.csv}.
 */
public final class ReportWriter implements RunListener {

  private final Path directory;

  /**
   * @param directory of the run
   */
  public ReportWriter(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws BadInput when a file cannot be read or written
   */
  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Finished) {
      write();
    }
  }

  private void write() {
    try {
      ReportPage page =
          new ReportPage(
              "Terrarium: " + directory.toAbsolutePath().normalize().getFileName(),
              MetricsTable.read(directory.resolve(RunFileNames.METRICS)),
              Files.readString(directory.resolve(RunFileNames.EXPERIMENT)));
      write(RunFileNames.REPORT, page.html());
      page.curve().ifPresent(curve -> write(RunFileNames.CURVE, curve.svg()));
    } catch (IOException e) {
      throw FileErrors.reading(directory, e);
    }
  }

  private void write(String name, String text) {
    AtomicFile.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
