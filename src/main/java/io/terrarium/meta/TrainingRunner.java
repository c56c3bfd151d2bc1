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
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial runner that trains an agent in each candidate and then plays its episodes in the
 * evaluation environment.
 */
public final class TrainingRunner implements TrialRunner {

  private final HyperparameterSpace space;
  private final CandidateLoader loader;
  private final Trainer trainer;
  private final EpisodePlayer player;

  /**
   * Takes the memory for trials of one algorithm.
   *
   * @param training the environment that agents are trained in
   * @param loader puts a candidate into the training environment of an agent
   * @param evaluation the environment that scores the trained agents
   * @param episodes how many each agent plays
   */
  public TrainingRunner(
      Backend backend,
      Algorithm algorithm,
      HyperparameterSpace space,
      TrainingEnvironment training,
      CandidateLoader loader,
      Environment evaluation,
      int episodes) {
    this.space = space;
    this.loader = loader;
    this.trainer = algorithm.trainer(backend, space, training);
    PolicyShape shape =
        algorithm.policyShape(
            evaluation.observationSize(), evaluation.actions(), space.hiddenActivation());
    this.player =
        new EpisodePlayer(
            backend, algorithm, shape, trainer.policyParameters(), evaluation, episodes);
  }

  /**
   * Trains and plays. An agent whose training ended in weights that are not finite has failed,
   * whatever return it seems to have reached.
   */
  @Override
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
      loader.load(agent, candidates[agent]);
      drawn.add(space.drawFor(keys[agent]));
    }
    trainer.train(keys, drawn);
  }

  @Override
  public float[] policy(int agent) {
    float[] parameters = new float[trainer.policyParameters().size()];
    trainer.policyParameters().read(agent, parameters, 0);
    return parameters;
  }
}
