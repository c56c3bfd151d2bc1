package io.terrarium.agent;

import java.util.List;

/**
 * A conflict between hyperparameters: values that are allowed one by one and do not go together.
 *
 * @param hyperparameters the names of those in conflict; the first is the one to change
 * @param sentence says what is wrong and what would be right, with the names, without a full stop
 */
public record Conflict(List<String> hyperparameters, String sentence) {

  public Conflict {
    hyperparameters = List.copyOf(hyperparameters);
  }
}
