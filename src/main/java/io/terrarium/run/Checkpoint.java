package io.terrarium.run;

import io.terrarium.file.BadInput;
import io.terrarium.file.FloatList;
import io.terrarium.file.SavedFile;
import io.terrarium.meta.RunState;
import io.terrarium.run.proto.CheckpointMessage;
import io.terrarium.run.proto.Vector;
import io.terrarium.strategy.SearchState;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The content of {@code checkpoint.pb}: how far a run is.
 *
 * @param state from which the run goes on
 * @param metricsBytes the length of {@code metrics.csv} when the run was there
 */
record Checkpoint(RunState state, long metricsBytes) {

  /**
   * Reads a checkpoint.
   *
   * @throws BadInput if the file is truncated, damaged, of a newer build, or not a checkpoint
   */
  static Checkpoint read(Path file) {
    CheckpointMessage message = SavedFile.CHECKPOINT.read(file, CheckpointMessage.parser());
    if (message.getMeanCount() != message.getSigmaCount()
        || message.getNextGeneration() < 0
        || message.getStreak() < 0
        || message.getFailedStreak() < 0
        || message.getMetricsBytes() < 0) {
      throw SavedFile.CHECKPOINT.refused(file, "is a damaged checkpoint file");
    }
    return new Checkpoint(state(message), message.getMetricsBytes());
  }

  /** Writes the file atomically, so that the last good checkpoint is never lost. */
  void write(Path file) {
    SearchState search = state.search();
    CheckpointMessage.Builder message =
        CheckpointMessage.newBuilder()
            .setNextGeneration(state.nextGeneration())
            .setStreak(state.streak())
            .setFailedStreak(state.failedStreak())
            .setMetricsBytes(metricsBytes)
            .addAllMean(FloatList.list(search.mean()))
            .addAllSigma(FloatList.list(search.sigma()));
    for (float[] vector : search.vectors().values()) {
      message.addMemory(Vector.newBuilder().addAllValues(FloatList.list(vector)));
    }
    SavedFile.CHECKPOINT.write(file, message.build());
  }

  /**
   * Refuses a checkpoint that is not of a run with so many generations, or whose search has not the
   * parameters and vectors of the run's first state.
   */
  void requireFits(SearchState first, long generations, Path file) {
    int dimensions = first.dimensions();
    if (state.search().dimensions() != dimensions || state.nextGeneration() > generations) {
      throw SavedFile.CHECKPOINT.refused(
          file,
          "has "
              + state.search().dimensions()
              + " parameters after "
              + state.nextGeneration()
              + " generations where the experiment has "
              + dimensions
              + " and "
              + generations);
    }
    if (!state.search().hasShapeOf(first)) {
      throw SavedFile.CHECKPOINT.refused(
          file,
          "has search vectors of the lengths %s where the experiment's strategy has %s"
              .formatted(
                  each(state.search(), (name, length) -> length.toString()),
                  each(first, (name, length) -> name + " of " + length)));
    }
  }

  private static List<String> each(SearchState search, BiFunction<String, Integer, String> words) {
    return search.vectors().entrySet().stream()
        .map(vector -> words.apply(vector.getKey(), vector.getValue().length))
        .toList();
  }

  private static RunState state(CheckpointMessage message) {
    List<float[]> memory =
        message.getMemoryList().stream()
            .map(vector -> FloatList.array(vector.getValuesList()))
            .toList();
    SearchState search =
        SearchState.unnamed(
            FloatList.array(message.getMeanList()),
            FloatList.array(message.getSigmaList()),
            memory);
    return new RunState(
        message.getNextGeneration(), search, message.getStreak(), message.getFailedStreak());
  }
}
