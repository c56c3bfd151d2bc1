package io.terrarium.run;

import io.terrarium.file.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the lines of {@code metrics.csv}. */
public final class MetricsRow {

  private static final String BEFORE_SCORES =
      "generation,algorithm,episode_limit,fitness_mean,fitness_best,fitness_std,failed,sigma_mean";

  private MetricsRow() {}

  /** The first line, with the names of the columns. */
  public static String header(List<String> algorithms) {
    String scores =
        algorithms.stream().map(name -> "score_" + name + ",").collect(Collectors.joining());
    return BEFORE_SCORES + "," + scores + "steps\n";
  }

  /** The row of a generation; the fields of its scores are empty where the mean was not scored. */
  static String of(GenerationRecord record, int algorithms) {
    String scores =
        record.scores().isEmpty()
            ? ",".repeat(algorithms)
            : record.scores().stream()
                .map(NumberText::of)
                .collect(Collectors.joining(",", "", ","));
    return String.join(
            ",",
            Long.toString(record.generation()),
            record.algorithm(),
            Integer.toString(record.episodeLimit()),
            NumberText.of(record.fitnessMean()),
            NumberText.of(record.fitnessBest()),
            NumberText.of(record.fitnessStd()),
            Integer.toString(record.failed()),
            NumberText.of(record.sigmaMean()),
            scores)
        + record.steps()
        + "\n";
  }
}
