package io.terrarium.agent.ppo;

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

/**
 * Proximal policy optimization, arXiv 1707.06347, as rejax does it. With the published settings a
 * training makes 2000 updates of each network on 50 samples each. In CartPole a sample takes 26.4 k
 * multiply-adds for the forward and backward passes of both networks.
 */
public final class Ppo implements Algorithm {

  @Override
  public String name() {
    return "ppo";
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("total-timesteps", 1, 10_000),
        Hyperparameter.size("num-envs", 1, 5),
        Hyperparameter.size("num-steps", 1, 100),
        Hyperparameter.size("num-epochs", 1, 10),
        Hyperparameter.size("num-minibatches", 1, 10),
        Hyperparameter.positive("learning-rate", 1, .01, .005, .001, .0005, .0001),
        Hyperparameter.real("gamma", 0, 1, 1., .99, .95, .9, .8),
        Hyperparameter.real("gae-lambda", 0, 1, 1., .95, .9, .8, .5),
        Hyperparameter.positive("clip-eps", 10, .1, .2, .3, .4, .5),
        Hyperparameter.real("ent-coef", 0, 1000, 0., .01, .05, .1, .5),
        Hyperparameter.real("vf-coef", 0, 1000, 0., .5, 1., 1.5, 2.),
        Hyperparameter.positive("max-grad-norm", 1e9, 10.));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return true;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    long samples = (long) space.size("num-envs") * space.size("num-steps");
    int minibatches = space.size("num-minibatches");
    return SizeCheck.conflict(List.of("num-envs", "num-steps"), "num-envs x num-steps", samples)
        .or(() -> undivided(samples, minibatches));
  }

  private static Optional<Conflict> undivided(long samples, int minibatches) {
    return samples % minibatches == 0
        ? Optional.empty()
        : Optional.of(
            new Conflict(
                List.of("num-minibatches", "num-envs", "num-steps"),
                "num-minibatches must divide the samples of an iteration (num-envs x num-steps = "
                    + samples
                    + "), is "
                    + minibatches));
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return true;
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new PpoTrainer(this, backend, space, environment);
  }

  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    return SampledPolicies.shape(observationSize, actions, activation);
  }

  MlpShape criticShape(int observationSize, Activation activation) {
    return MlpShape.agent(observationSize, 1, activation);
  }

  /** The policy samples its actions, in evaluation too. */
  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return SampledPolicies.of(backend, shape, parameters, rows);
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    Activation activation = space.hiddenActivation();
    int samples = space.size("num-envs") * space.size("num-steps");
    long iterations = Iterations.of(space, samples);
    return iterations
        * space.size("num-epochs")
        * samples
        * (policyShape(observationSize, actions, activation).network().updateMultiplyAdds()
            + criticShape(observationSize, activation).updateMultiplyAdds());
  }
}
