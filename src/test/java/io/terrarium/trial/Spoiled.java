package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.math.Key;
import java.util.List;
import java.util.Optional;

/**
 * An algorithm whose trainings of the first agent end in an infinite weight.
 *
 * @param weight the place of it
 */
record Spoiled(Algorithm algorithm, int weight) implements Algorithm {

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
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new SpoilingTrainer(algorithm.trainer(backend, space, environment), weight);
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

  private record SpoilingTrainer(Trainer trainer, int weight) implements Trainer {

    @Override
    public void train(Key[] keys, List<Hyperparameters> hyperparameters) {
      trainer.train(keys, hyperparameters);
      float[] parameters = new float[policyParameters().size()];
      policyParameters().read(0, parameters, 0);
      parameters[weight] = Float.POSITIVE_INFINITY;
      policyParameters().write(0, parameters, 0);
    }

    @Override
    public Block policyParameters() {
      return trainer.policyParameters();
    }

    @Override
    public int updates() {
      return trainer.updates();
    }
  }
}
