package io.terrarium.env;

/** An environment that agents are trained in. It opens as many copies as an algorithm asks for. */
public interface TrainingEnvironment {

  /** The length of an observation of one copy. */
  int observationSize();

  /** The actions that agents may take. */
  ActionSpace actions();

  /**
   * Whether every step ends an episode. Observations then depend on nothing that happened before,
   * so a step of many copies stands for many steps of few, and next observations cannot matter to
   * any update.
   */
  boolean isBandit();

  /** Opens {@code copies} copies for each agent. */
  VectorEnvironment open(int copies);
}
