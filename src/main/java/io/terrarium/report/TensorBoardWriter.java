package io.terrarium.report;

import com.google.protobuf.ByteString;
import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.report.tensorboard.DataClass;
import io.terrarium.report.tensorboard.DataType;
import io.terrarium.report.tensorboard.Event;
import io.terrarium.report.tensorboard.Summary;
import io.terrarium.report.tensorboard.SummaryMetadata;
import io.terrarium.report.tensorboard.TensorProto;
import io.terrarium.report.tensorboard.TensorShapeProto;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import io.terrarium.run.Timing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The listener that writes a run's figures for TensorBoard, under the names that cleanrl uses. It
 * writes a new {@code events.out.tfevents.*} file each time the run starts or is resumed. A step is
 * a generation.
 *
 * <ul>
 *   <li>{@code charts/episodic_return}: mean fitness of the population
 *   <li>{@code charts/best_return}: its best fitness
 *   <li>{@code charts/score_ALGORITHM}: the search mean's score, at the generations that score it
 *   <li>{@code charts/SPS}: environment steps a second
 *   <li>{@code charts/sigma}: mean step size of the strategy
 *   <li>{@code experiment/text_summary}: the experiment, once in each file
 * </ul>
 *
 * No step comes twice, because TensorBoard takes a step that is not above the last one for a
 * restart and drops what it had from there on. So the experiment stands with the first generation
 * of a file, and not at a step of its own.
 */
public final class TensorBoardWriter implements RunListener {

  private static final String NAME = "events.out.tfevents.%010d.terrarium";
  private static final Pattern OURS =
      Pattern.compile("events\\.out\\.tfevents\\.(\\d{10,18})\\.terrarium");

  private final Path directory;
  private final List<String> algorithms;
  private final String experiment;
  private final Clock clock;
  private boolean isTold;
  private Optional<TfRecordWriter> file = Optional.empty();

  /**
   * @param directory of the run
   * @param algorithms of the experiment, in its order
   * @param experiment its text, every key resolved
   * @param clock names files, and gives the time of generations that have none of their own
   */
  public TensorBoardWriter(
      Path directory, List<String> algorithms, String experiment, Clock clock) {
    this.directory = directory;
    this.algorithms = List.copyOf(algorithms);
    this.experiment = experiment;
    this.clock = clock;
  }

  /**
   * @throws BadInput when the file cannot be written
   */
  @Override
  public void on(RunEvent event) {
    try {
      if (event instanceof RunEvent.Started) {
        open();
      } else if (event instanceof RunEvent.GenerationFinished finished && file.isPresent()) {
        write(file.get(), finished.record(), finished.timing());
        file.get().flush();
      }
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /**
   * Replaces all files written before by one that has each of these generations once. TensorBoard
   * forgets what it has read from a step on when it meets that step again, so a curve is whole only
   * where its steps are in order.
   *
   * @throws BadInput when the file cannot be written
   */
  public void rewrite(List<FinishedGeneration> generations) {
    try {
      List<Path> replaced = files();
      if (!generations.isEmpty()) {
        AtomicFile.write(freeName(), written(generations));
      }
      for (Path old : replaced) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  private byte[] written(List<FinishedGeneration> generations) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TfRecordWriter records = TfRecordWriter.to(bytes)) {
      begin(records);
      for (FinishedGeneration kept : generations) {
        write(records, kept.record(), kept.timing());
      }
    }
    return bytes.toByteArray();
  }

  private BadInput refusal(IOException e) {
    return FileErrors.writing(directory.resolve("events.out.tfevents"), e);
  }

  private void open() throws IOException {
    TfRecordWriter opened = TfRecordWriter.create(freeName());
    file = Optional.of(opened);
    begin(opened);
    opened.flush();
  }

  private void begin(TfRecordWriter records) throws IOException {
    isTold = false;
    records.write(event(0, clock.instant()).setFileVersion("brain.Event:2").build().toByteArray());
  }

  /** TensorBoard reads files in the order of their names, whatever the clock says. */
  private Path freeName() throws IOException {
    long now = clock.instant().getEpochSecond();
    long latest = files().stream().mapToLong(TensorBoardWriter::second).max().orElse(now - 1);
    return directory.resolve(NAME.formatted(Math.max(now, latest + 1)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> second(file) >= 0).toList();
    }
  }

  /** The second in the name of a file that Terrarium wrote; -1 for other files. */
  private static long second(Path file) {
    Matcher matcher = OURS.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static Event.Builder event(long step, Instant when) {
    return Event.newBuilder().setWallTime(when.toEpochMilli() / 1000.0).setStep(step);
  }

  private void write(TfRecordWriter records, GenerationRecord record, Timing timing)
      throws IOException {
    Instant when = timing.finished().orElseGet(clock::instant);
    records.write(
        event(record.generation(), when)
            .setSummary(summary(record, timing.seconds()))
            .build()
            .toByteArray());
  }

  private Summary summary(GenerationRecord record, double seconds) {
    Summary.Builder summary = Summary.newBuilder();
    add(summary, "charts/episodic_return", record.fitnessMean());
    add(summary, "charts/best_return", record.fitnessBest());
    for (int i = 0; i < record.scores().size(); i++) {
      add(summary, "charts/score_" + algorithms.get(i), record.scores().get(i));
    }
    add(summary, "charts/SPS", (float) (record.steps() / seconds));
    add(summary, "charts/sigma", record.sigmaMean());
    if (!isTold) {
      summary.addValue(text("experiment/text_summary", experiment));
      isTold = true;
    }
    return summary.build();
  }

  /** A text for TensorBoard, which shows Markdown: a block of code, in which nothing is markup. */
  private static Summary.Value text(String tag, String text) {
    SummaryMetadata.PluginData plugin =
        SummaryMetadata.PluginData.newBuilder().setPluginName("text").build();
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setMetadata(
            SummaryMetadata.newBuilder()
                .setPluginData(plugin)
                .setDataClass(DataClass.DATA_CLASS_TENSOR))
        .setTensor(
            TensorProto.newBuilder()
                .setDtype(DataType.DT_STRING)
                .setTensorShape(TensorShapeProto.getDefaultInstance())
                .addStringVal(ByteString.copyFromUtf8(text.indent(4))))
        .build();
  }

  private static void add(Summary.Builder summary, String tag, float value) {
    summary.addValueBuilder().setTag(tag).setSimpleValue(value);
  }

  /**
   * @throws BadInput when the file cannot be written to its end
   */
  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw refusal(e);
    } finally {
      file = Optional.empty();
    }
  }
}
