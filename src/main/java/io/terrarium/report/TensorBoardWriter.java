package io.terrarium.report;

import com.google.protobuf.ByteString;
import io.terrarium.report.tensorboard.DataClass;
import io.terrarium.report.tensorboard.DataType;
import io.terrarium.report.tensorboard.Event;
import io.terrarium.report.tensorboard.Summary;
import io.terrarium.report.tensorboard.SummaryMetadata;
import io.terrarium.report.tensorboard.TensorProto;
import io.terrarium.report.tensorboard.TensorShapeProto;
import io.terrarium.run.BadInput;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes a run's figures for TensorBoard, under cleanrl's names, into a new {@code
 * events.out.tfevents.*} file each time the run starts or is resumed. The step is the generation.
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
 * No step comes twice: TensorBoard's page takes one that is not above the last for a restart, and
 * drops what it had from there on. So the experiment stands with the first generation of a file,
 * and not at a step of its own.
 */
public final class TensorBoardWriter implements RunListener {

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
   * @param clock gives the wall-clock time of each event
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
      } else if (event instanceof RunEvent.GenerationFinished finished) {
        write(event(finished.record().generation()).setSummary(summary(finished)).build());
      }
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  private BadInput refusal(IOException e) {
    return new BadInput(
        "cannot write TensorBoard's file in %s (%s): is there room, and may you write there?"
            .formatted(directory, e.getMessage()));
  }

  private void open() throws IOException {
    file = Optional.of(TfRecordWriter.create(freeName()));
    isTold = false;
    write(event(0).setFileVersion("brain.Event:2").build());
  }

  private Path freeName() {
    long second = clock.instant().getEpochSecond();
    Path name = name(second);
    while (Files.exists(name)) {
      name = name(++second);
    }
    return name;
  }

  private Path name(long second) {
    return directory.resolve("events.out.tfevents.%010d.terrarium".formatted(second));
  }

  private Event.Builder event(long step) {
    return Event.newBuilder().setWallTime(clock.millis() / 1000.0).setStep(step);
  }

  private Summary summary(RunEvent.GenerationFinished finished) {
    GenerationRecord record = finished.record();
    Summary.Builder summary = Summary.newBuilder();
    add(summary, "charts/episodic_return", record.fitnessMean());
    add(summary, "charts/best_return", record.fitnessBest());
    for (int i = 0; i < record.scores().size(); i++) {
      add(summary, "charts/score_" + algorithms.get(i), record.scores().get(i));
    }
    add(summary, "charts/SPS", (float) (record.steps() / finished.seconds()));
    add(summary, "charts/sigma", record.sigmaMean());
    if (!isTold) {
      summary.addValue(text("experiment/text_summary", experiment));
      isTold = true;
    }
    return summary.build();
  }

  /** What the page shows as Markdown: a block of code, in which nothing is markup. */
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

  private void write(Event event) throws IOException {
    if (file.isPresent()) {
      file.get().write(event.toByteArray());
      file.get().flush();
    }
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
