package io.terrarium.experiment;

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
import io.terrarium.env.TrainingEnvironment;
import java.util.List;
import java.util.Optional;

/** An algorithm with one hyperparameter of each kind, whose batch must divide 100. */
public record FakeAlgorithm(String name) implements Algorithm {

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("batch-size", 1, 50),
        Hyperparameter.real("learning-rate", Float.MIN_NORMAL, 1, 0.01, 0.005, 0.0001),
        Hyperparameter.real("gamma", 0, 1, 0.99),
        Hyperparameter.flag("double", 1.0, 0.0));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return actions instanceof ActionSpace.Discrete;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    double batch = space.choices().get("batch-size").get(0);
    return 100 % batch == 0
        ? Optional.empty()
        : Optional.of(
            new Conflict(List.of("batch-size"), "batch-size must divide 100, is " + (int) batch));
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    throw new UnsupportedOperationException("only its declaration is read");
  }

  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    throw new UnsupportedOperationException("only its declaration is read");
  }

  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    throw new UnsupportedOperationException("only its declaration is read");
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    throw new UnsupportedOperationException("only its declaration is read");
  }
}
