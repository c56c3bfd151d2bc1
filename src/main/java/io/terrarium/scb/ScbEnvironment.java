package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpShape;

/**
 * A synthetic contextual bandit (arXiv 2406.12589) for each agent of a backend: {@code observation
 * = initialState(z)}, {@code reward = reward([observation, action])}, and every step ends the
 * episode.
 */
public final class ScbEnvironment implements TrainingEnvironment {

  private final Backend backend;
  private final int observationSize;
  private final ActionSpace actions;
  private final Block parameters;
  private final Mlp initialState;
  private final Mlp reward;

  /** Environments of one shape, all of them zero until {@link #load}. */
  public ScbEnvironment(Backend backend, ScbSpec spec, int observationSize, ActionSpace actions) {
    ScbShape shape = new ScbShape(spec, observationSize, actions);
    this.backend = backend;
    this.observationSize = observationSize;
    this.actions = actions;
    this.parameters = backend.block(1, shape.parameters());
    int split = shape.initialState().parameters();
    this.initialState = network(shape.initialState(), 0);
    this.reward = network(shape.reward(), split);
  }

  private Mlp network(MlpShape shape, int at) {
    Block view = backend.view(parameters, at, 1, shape.parameters());
    return new Mlp(backend, shape, view);
  }

  /**
   * Gives an agent its environment: a candidate's parameters, laid out as {@link Scb#parameters}.
   */
  public void load(int agent, float[] candidate) {
    parameters.write(agent, candidate, 0);
  }

  @Override
  public int observationSize() {
    return observationSize;
  }

  @Override
  public ActionSpace actions() {
    return actions;
  }

  @Override
  public boolean isBandit() {
    return true;
  }

  @Override
  public VectorEnvironment open(int copies) {
    return new ScbCopies(backend, initialState, reward, actions, copies);
  }
}
