package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.RealEnvironment;
import io.terrarium.env.TrainingEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * An algorithm that trains in a real environment, whatever it is given to train in.
 *
 * @param episodeLimit of the training's episodes
 */
record RealTraining(Algorithm algorithm, Environment environment, int episodeLimit)
    implements Algorithm {

  @Override
  public String name() {
    return algorithm.name();
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return algorithm.hyperparameters();
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return algorithm.supports(actions);
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    return algorithm.conflict(space);
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return algorithm.bootstrapsTimeLimits();
  }

  @Override
  public Trainer trainer(Backend backend, HyperparameterSpace space, TrainingEnvironment ignored) {
    return algorithm.trainer(
        backend, space, new RealEnvironment(backend, environment, episodeLimit));
  }

  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    return algorithm.policyShape(observationSize, actions, activation);
  }

  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return algorithm.policy(backend, shape, parameters, rows);
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    return algorithm.updateMultiplyAdds(space, observationSize, actions);
  }
}
