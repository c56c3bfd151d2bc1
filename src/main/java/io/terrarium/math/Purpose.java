package io.terrarium.math;

/**
 * The purpose of a random draw. Runs are repeatable only while the codes stay, so they never
 * change.
 */
public enum Purpose {
  /** The first search mean. */
  INITIAL_MEAN(1),
  /** The candidates of a generation. */
  POPULATION(2),
  /** The trainings of a generation's population, shared by its candidates. */
  TRAINING(3),
  /** The trainings that score the search mean. */
  MEAN_SCORING(4),
  /** The one agent of a command. */
  TRIAL(5),
  /** The hyperparameters of a training. */
  HYPERPARAMETERS(6),
  /** The initial weights of an agent. */
  WEIGHTS(7),
  /** The resets and other random events in the environment of a training. */
  ENVIRONMENT(8),
  /** The actions of a training. */
  ACTIONS(9),
  /** The order of minibatches, or the samples of a replay buffer. */
  MINIBATCHES(10),
  /** The starts of evaluation episodes. */
  EPISODES(11),
  /** The actions of evaluation episodes. */
  EPISODE_ACTIONS(12),
  /** The actions that updates of a policy sample. */
  POLICY_SAMPLES(13),
  /** The actions that targets of critics sample, or their noise. */
  TARGET_SAMPLES(14),
  /** The normal numbers of an environment's resets, beside the uniform ones of its own key. */
  RESET_NORMALS(15);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
