package com.example;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.Iterations;
import io.terrarium.agent.learn.SampledPolicies;
import io.terrarium.agent.learn.SizeCheck;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.nn.MlpShape;
import java.util.List;
import java.util.Optional;

/** Advantage actor-critic, the synchronous form of A3C, arXiv 1602.01783. */
public final class A2c implements Algorithm {

  @Override
  public String name() {
    return "a2c";
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("total-timesteps", 1, 10_000),
        Hyperparameter.size("num-envs", 1, 8),
        Hyperparameter.size("num-steps", 1, 5),
        Hyperparameter.positive("learning-rate", 1, .01, .005, .001),
        Hyperparameter.real("gamma", 0, 1, .99),
        Hyperparameter.real("gae-lambda", 0, 1, 1.),
        Hyperparameter.real("ent-coef", 0, 1000, 0., .01),
        Hyperparameter.real("vf-coef", 0, 1000, .5),
        Hyperparameter.positive("max-grad-norm", 1e9, .5));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return true;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    long samples = (long) space.size("num-envs") * space.size("num-steps");
    return SizeCheck.conflict(List.of("num-envs", "num-steps"), "num-envs x num-steps", samples);
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return true;
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new A2cTrainer(this, backend, space, environment);
  }

  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    return SampledPolicies.shape(observationSize, actions, activation);
  }

  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return SampledPolicies.of(backend, shape, parameters, rows);
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    Activation activation = space.hiddenActivation();
    int samples = space.size("num-envs") * space.size("num-steps");
    MlpShape actor = policyShape(observationSize, actions, activation).network();
    MlpShape critic = MlpShape.agent(observationSize, 1, activation);
    long sample = actor.updateMultiplyAdds() + critic.updateMultiplyAdds();
    return (long) Iterations.of(space, samples) * samples * sample;
  }
}
