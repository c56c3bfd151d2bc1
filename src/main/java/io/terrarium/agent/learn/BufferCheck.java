package io.terrarium.agent.learn;

import io.terrarium.agent.Conflict;
import io.terrarium.agent.HyperparameterSpace;
import java.util.List;
import java.util.Optional;

/** The check of the sizes of an off-policy training, for {@code Algorithm.conflict}. */
public final class BufferCheck {

  private BufferCheck() {}

  /**
   * Checks {@code buffer-size}, {@code fill-buffer}, {@code num-envs} and {@code total-timesteps}.
   *
   * @param updates how many updates these sizes lead to
   * @return the conflict; empty where there is none
   */
  public static Optional<Conflict> conflict(HyperparameterSpace space, long updates) {
    int buffer = space.size("buffer-size");
    if (buffer < space.size("fill-buffer")) {
      return conflict(
          List.of("buffer-size", "fill-buffer"),
          "buffer-size must be at least fill-buffer ("
              + space.size("fill-buffer")
              + "), is "
              + buffer);
    }
    if (buffer % space.size("num-envs") != 0) {
      return conflict(
          List.of("buffer-size", "num-envs"),
          "buffer-size must be a multiple of num-envs ("
              + space.size("num-envs")
              + "), is "
              + buffer);
    }
    if (updates == 0) {
      return conflict(
          List.of("total-timesteps", "fill-buffer", "num-envs"),
          "total-timesteps must leave steps to learn from after fill-buffer ("
              + space.size("fill-buffer")
              + ") and a step of all num-envs ("
              + space.size("num-envs")
              + "), is "
              + space.size("total-timesteps"));
    }
    return Optional.empty();
  }

  private static Optional<Conflict> conflict(List<String> hyperparameters, String sentence) {
    return Optional.of(new Conflict(hyperparameters, sentence));
  }
}
