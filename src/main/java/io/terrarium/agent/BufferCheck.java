package io.terrarium.agent;

import java.util.Optional;

/** What is wrong with the sizes of an off-policy training. */
final class BufferCheck {

  private BufferCheck() {}

  /**
   * The sentence, if there is one.
   *
   * @param updates that the sizes lead to
   */
  static Optional<String> conflict(HyperparameterSpace space, long updates) {
    int buffer = space.size("buffer-size");
    if (buffer < space.size("fill-buffer")) {
      return Optional.of(
          "buffer-size must be at least fill-buffer ("
              + space.size("fill-buffer")
              + "), is "
              + buffer);
    }
    if (buffer % space.size("num-envs") != 0) {
      return Optional.of(
          "buffer-size must be a multiple of num-envs ("
              + space.size("num-envs")
              + "), is "
              + buffer);
    }
    if (updates == 0) {
      return Optional.of(
          "total-timesteps must leave steps to learn from after fill-buffer ("
              + space.size("fill-buffer")
              + ") and a step of all num-envs ("
              + space.size("num-envs")
              + "), is "
              + space.size("total-timesteps"));
    }
    return Optional.empty();
  }
}
