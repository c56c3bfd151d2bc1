package io.terrarium.meta;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.Weights;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.agent.play.Episodes;
import io.terrarium.compute.Backend;
import io.terrarium.env.Environment;
import io.terrarium.math.Key;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where agents of one algorithm are trained in synthetic environments of one shape and then play
 * episodes in the real one, as many at a time as the backend has. Reused for any number of trials;
 * not safe for use by several threads.
 */
public final class TrialRunner {

  private final HyperparameterSpace space;
  private final ScbEnvironment synthetic;
  private final Trainer trainer;
  private final EpisodePlayer player;

  /**
   * A room for trials of one algorithm.
   *
   * @param spec the shape of the synthetic environments
   * @param environment that scores the trained agents
   * @param episodes that each agent plays in it
   */
  public TrialRunner(
      Backend backend,
      Algorithm algorithm,
      HyperparameterSpace space,
      ScbSpec spec,
      Environment environment,
      int episodes) {
    this.space = space;
    this.synthetic =
        new ScbEnvironment(backend, spec, environment.observationSize(), environment.actions());
    this.trainer = algorithm.trainer(backend, space, synthetic);
    PolicyShape shape =
        algorithm.policyShape(
            environment.observationSize(), environment.actions(), space.hiddenActivation());
    this.player =
        new EpisodePlayer(
            backend, algorithm, shape, trainer.policyParameters(), environment, episodes);
  }

  /**
   * Trains and plays. The fitness of an agent whose training ended in weights that are not finite
   * is not a number, whatever it seems to have reached.
   *
   * @param candidates the synthetic environment of each agent
   * @param keys of everything random in each agent's trial, its hyperparameters included
   * @param episodeLimit of the episodes played
   * @return one outcome an agent
   */
  public Outcome[] run(float[][] candidates, Key[] keys, int episodeLimit) {
    train(candidates, keys);
    Episodes[] played = player.play(keys, episodeLimit);
    Outcome[] outcomes = new Outcome[keys.length];
    for (int agent = 0; agent < outcomes.length; agent++) {
      float fitness = Weights.areFinite(policy(agent)) ? played[agent].meanReturn() : Float.NaN;
      outcomes[agent] = new Outcome(fitness, played[agent].steps());
    }
    return outcomes;
  }

  private void train(float[][] candidates, Key[] keys) {
    List<Hyperparameters> drawn = new ArrayList<>();
    for (int agent = 0; agent < keys.length; agent++) {
      synthetic.load(agent, candidates[agent]);
      drawn.add(hyperparameters(keys[agent]));
    }
    trainer.train(keys, drawn);
  }

  /** What an agent whose trial has this key is trained with. */
  public Hyperparameters hyperparameters(Key key) {
    return space.drawFor(key);
  }

  /** The parameters of an agent's policy after the last trial. */
  public float[] policy(int agent) {
    float[] parameters = new float[trainer.policyParameters().size()];
    trainer.policyParameters().read(agent, parameters, 0);
    return parameters;
  }
}
