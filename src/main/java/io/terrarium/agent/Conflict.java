package io.terrarium.agent;

import java.util.List;

/**
 * Values of a space that are each allowed and do not go together.
 *
 * @param hyperparameters names of the hyperparameters concerned, the one to change first
 * @param sentence what is wrong, naming them and what would be right, without a full stop
 */
public record Conflict(List<String> hyperparameters, String sentence) {

  public Conflict {
    hyperparameters = List.copyOf(hyperparameters);
  }
}
