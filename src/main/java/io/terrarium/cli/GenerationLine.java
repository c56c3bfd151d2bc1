package io.terrarium.cli;

import static io.terrarium.cli.Numbers.one;

import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import java.time.Duration;
import java.util.List;

/** Formats the line that tells of a finished generation. */
final class GenerationLine {

  private final List<String> algorithms;
  private final long generations;
  private double seconds;
  private long finished;

  /**
   * @param algorithms of the experiment, in its order
   * @param generations at most so many
   */
  GenerationLine(List<String> algorithms, long generations) {
    this.algorithms = algorithms;
    this.generations = generations;
  }

  /**
   * The line of a generation; each finished one is to be told, since the ETA goes by their times.
   */
  String of(RunEvent.GenerationFinished event) {
    seconds += event.timing().seconds();
    finished++;
    GenerationRecord record = event.record();
    return "generation %d/%d  %s  %s%s  %s trainings/s  ETA %s"
        .formatted(
            record.generation() + 1,
            generations,
            record.algorithm(),
            fitness(record),
            scores(record),
            one(event.timing().trainings() / event.timing().seconds()),
            Numbers.clock(left(record.generation() + 1)));
  }

  private static String fitness(GenerationRecord record) {
    return Float.isNaN(record.fitnessBest())
        ? "all %d candidates failed, the search stays".formatted(record.failed())
        : "mean %s  best %s".formatted(one(record.fitnessMean()), one(record.fitnessBest()));
  }

  private String scores(GenerationRecord record) {
    StringBuilder text = new StringBuilder(record.scores().isEmpty() ? "" : "  score");
    for (int i = 0; i < record.scores().size(); i++) {
      text.append(" ").append(algorithms.get(i)).append(" ").append(one(record.scores().get(i)));
    }
    return text.toString();
  }

  /**
   * The time until the last generation, at the pace of this process so far; a stop condition may
   * end the run sooner.
   */
  private Duration left(long next) {
    return Duration.ofMillis((long) (1000 * seconds / finished * (generations - next)));
  }
}
