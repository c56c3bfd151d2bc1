package io.terrarium.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.terrarium.meta.RunState;
import io.terrarium.report.tensorboard.DataType;
import io.terrarium.report.tensorboard.Event;
import io.terrarium.report.tensorboard.Summary;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardWriterTest {

  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1234), ZoneOffset.UTC);
  private static final Instant WHEN = Instant.ofEpochMilli(1_000_500);
  private static final RunState STATE =
      new RunState(1, new SearchState(new float[0], new float[0]), 0);

  @TempDir Path directory;

  @Test
  void a_record_is_framed_as_tensorflow_frames_it() throws IOException {
    Path file = directory.resolve("records");
    try (TfRecordWriter writer = TfRecordWriter.create(file)) {
      writer.write("terrarium".getBytes());
    }
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo("090000000000000037f9713974657272617269756d7dd8b523");
  }

  @Test
  void the_figures_of_a_generation_are_read_back() {
    TensorBoardWriter writer = writer();
    writer.on(new RunEvent.Started(0, 1, 1));
    writer.on(finished(7, List.of(100f, 200f)));
    writer.close();
    writer.close();

    List<Event> events = events();
    assertThat(events).hasSize(2);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).getStep()).isEqualTo(7);
    assertThat(events.get(1).getWallTime()).isEqualTo(1000.5);
    assertThat(events.get(1).getSummary().getValueList())
        .extracting(Summary.Value::getTag, Summary.Value::getSimpleValue)
        .startsWith(
            tuple("charts/episodic_return", 20f),
            tuple("charts/best_return", 50f),
            tuple("charts/score_ppo", 100f),
            tuple("charts/score_dqn", 200f),
            tuple("charts/SPS", 500f),
            tuple("charts/sigma", 0.15f));
  }

  @Test
  void a_file_has_the_experiment_once_at_the_step_of_its_first_generation() {
    TensorBoardWriter writer = writer();
    writer.on(new RunEvent.Started(7, 9, 1));
    writer.on(finished(7, List.of()));
    writer.on(finished(8, List.of()));

    List<Event> events = events();
    Summary.Value text = events.get(1).getSummary().getValue(4);
    assertThat(text.getTag()).isEqualTo("experiment/text_summary");
    assertThat(text.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
    assertThat(text.getTensor().getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(text.getTensor().getStringVal(0).toStringUtf8())
        .isEqualTo("    seed = 0\n    generations = 9\n");
    assertThat(events.get(2).getSummary().getValueList())
        .extracting(Summary.Value::getTag)
        .doesNotContain("experiment/text_summary");
  }

  @Test
  void no_step_of_a_file_is_told_in_two_events() {
    TensorBoardWriter writer = writer();
    writer.on(new RunEvent.Started(0, 9, 1));
    for (long generation = 0; generation < 3; generation++) {
      writer.on(finished(generation, List.of()));
    }

    assertThat(events().stream().filter(Event::hasSummary))
        .extracting(Event::getStep)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void a_generation_that_scores_no_mean_has_no_scores() {
    TensorBoardWriter writer = writer();
    writer.on(new RunEvent.Started(0, 1, 1));
    writer.on(finished(0, List.of()));

    assertThat(events().get(1).getSummary().getValueList())
        .extracting(Summary.Value::getTag)
        .noneMatch(tag -> tag.startsWith("charts/score_"));
  }

  @Test
  void a_resumed_run_has_a_further_file() {
    writer().on(new RunEvent.Started(0, 1, 1));
    writer().on(new RunEvent.Started(0, 1, 1));
    assertThat(EventFiles.of(directory)).hasSize(2);
  }

  private List<Event> events() {
    return EventFiles.events(EventFiles.of(directory).get(0));
  }

  @Test
  void a_run_that_comes_from_elsewhere_again_and_again_has_each_step_once_and_in_order()
      throws IOException {
    goOn(0, 3);
    for (int takenOver = 3; takenOver <= 9; takenOver += 3) {
      writer().rewrite(kept(takenOver, timing(WHEN)));
      goOn(takenOver, 3);
    }
    assertThat(EventFiles.steps(directory)).isEqualTo(LongStream.range(0, 12).boxed().toList());
    for (Path file : EventFiles.of(directory)) {
      assertThat(EventFiles.events(file).get(1).getSummary().getValueList())
          .extracting(Summary.Value::getTag)
          .contains("experiment/text_summary");
    }
    assertThat(EventFiles.of(directory)).hasSize(2);
  }

  private void goOn(long from, int generations) {
    try (TensorBoardWriter writer = writer()) {
      writer.on(new RunEvent.Started(from, 100, 1));
      for (long generation = from; generation < from + generations; generation++) {
        writer.on(finished(generation, List.of()));
      }
    }
  }

  @Test
  void files_that_are_not_ours_stay_and_those_of_a_run_that_has_nothing_yet_go()
      throws IOException {
    Path foreign = Files.createFile(directory.resolve("events.out.tfevents.1234.my-machine"));
    goOn(0, 1);
    writer().rewrite(List.of());
    assertThat(EventFiles.of(directory)).containsExactly(foreign);
  }

  @Test
  void a_clock_that_was_set_back_does_not_change_the_order_of_files() throws IOException {
    Clock late = Clock.fixed(Instant.ofEpochSecond(99_999), ZoneOffset.UTC);
    new TensorBoardWriter(directory, List.of("ppo"), "seed = 0\n", late)
        .rewrite(kept(3, timing(WHEN)));
    goOn(3, 2);
    assertThat(EventFiles.steps(directory)).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void events_have_the_time_of_their_generation_or_of_their_writing_where_that_is_not_known()
      throws IOException {
    writer().rewrite(kept(1, timing(WHEN)));
    assertThat(EventFiles.events(EventFiles.of(directory).get(0)).get(1).getWallTime())
        .isEqualTo(1000.5);
    writer().rewrite(kept(1, timing()));
    assertThat(EventFiles.events(EventFiles.of(directory).get(0)).get(1).getWallTime())
        .isEqualTo(1234.0);
  }

  private TensorBoardWriter writer() {
    return new TensorBoardWriter(
        directory, List.of("ppo", "dqn"), "seed = 0\ngenerations = 9\n", CLOCK);
  }

  private static RunEvent finished(long generation, List<Float> scores) {
    return new RunEvent.GenerationFinished(
        new GenerationRecord(generation, "ppo", 500, 20f, 50f, 3f, 0, 0.15f, scores, 1000),
        STATE,
        timing(WHEN));
  }

  private static Timing timing(Instant... finished) {
    return new Timing(Stream.of(finished).findFirst(), 2.0, 64, OptionalInt.of(1));
  }

  private static List<FinishedGeneration> kept(int generations, Timing timing) {
    return IntStream.range(0, generations)
        .mapToObj(
            generation ->
                new FinishedGeneration(
                    new GenerationRecord(
                        generation, "ppo", 500, 20f, 50f, 3f, 0, 0.15f, List.of(), 1000),
                    timing))
        .toList();
  }
}
