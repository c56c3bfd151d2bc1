package io.terrarium.random;

/**
 * What a random draw is for. The codes are part of what makes a run repeatable: they never change.
 */
public enum Purpose {
  INITIAL_MEAN(1),
  POPULATION(2),
  TRAINING(3),
  MEAN_SCORING(4),
  TRIAL(5),
  HYPERPARAMETERS(6),
  WEIGHTS(7),
  ENVIRONMENT(8),
  ACTIONS(9),
  MINIBATCHES(10),
  EPISODES(11),
  EPISODE_ACTIONS(12);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
