package io.terrarium.agent;

import java.util.List;

/**
 * A conflict between values of a space: each of them is allowed, but they do not go together.
 *
 * @param hyperparameters the names of the hyperparameters concerned, beginning with the one to
 *     change
 * @param sentence the sentence that names them and says what is wrong and what would be right; it
 *     has no full stop
 */
public record Conflict(List<String> hyperparameters, String sentence) {

  public Conflict {
    hyperparameters = List.copyOf(hyperparameters);
  }
}
