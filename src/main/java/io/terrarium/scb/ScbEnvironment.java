package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpShape;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic environment (arXiv 2406.12589) for each agent of a backend: {@code observation =
 * initialState(z)}, {@code reward = reward([observation, action])}. At horizon 1 it is a contextual
 * bandit: every step ends the episode. Above that, {@code next = observation + delta([observation,
 * action])}, and the episode ends where {@code done(next) > 0} or the horizon is reached.
 */
public final class ScbEnvironment implements TrainingEnvironment {

  private final Backend backend;
  private final ScbSpec spec;
  private final int observationSize;
  private final ActionSpace actions;
  private final Block parameters;
  private final List<Mlp> networks = new ArrayList<>();

  /** Environments of one shape, whose parameters are all 0 until {@link #load}. */
  public ScbEnvironment(Backend backend, ScbSpec spec, int observationSize, ActionSpace actions) {
    ScbShape shape = new ScbShape(spec, observationSize, actions);
    this.backend = backend;
    this.spec = spec;
    this.observationSize = observationSize;
    this.actions = actions;
    this.parameters = backend.block(1, shape.parameters());
    int at = 0;
    for (MlpShape network : shape.networks()) {
      int n = network.parameters();
      networks.add(new Mlp(backend, network, backend.view(parameters, at, 1, n)));
      at += n;
    }
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
    return spec.isBandit();
  }

  @Override
  public VectorEnvironment open(int copies) {
    InitialStates initialStates =
        new InitialStates(backend, spec.latent(), networks.get(0), copies);
    StateActions stateActions = new StateActions(backend, observationSize, actions, copies);
    Mlp reward = networks.get(1);
    if (isBandit()) {
      return new BanditCopies(backend, initialStates, stateActions, reward, copies);
    }
    MdpCopies.Dynamics dynamics = new MdpCopies.Dynamics(networks.get(2), networks.get(3));
    return new MdpCopies(
        backend, initialStates, stateActions, reward, dynamics, spec.horizon(), copies);
  }
}
