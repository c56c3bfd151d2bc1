package io.terrarium.meta;

/**
 * The curriculum: the episode limit of evaluations as a function of the generation, {@code (init -
 * end) * (1 - n/steps) + end} with {@code n = clamp(generation - begin, 0, steps)}, in float32,
 * truncated. A constant has {@code init = end}.
 */
public record EpisodeLimit(int init, int end, int begin, int steps) {

  /** The same limit in every generation. */
  public static EpisodeLimit constant(int limit) {
    return new EpisodeLimit(limit, limit, 0, 1);
  }

  /** The limit in a generation. */
  public int at(long generation) {
    float n = Math.max(0, Math.min(generation - begin, steps));
    return (int) ((init - end) * (1 - n / steps) + end);
  }
}
