package io.terrarium.agent.ddpg;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.BufferCheck;
import io.terrarium.agent.learn.DeterministicPolicy;
import io.terrarium.agent.learn.SingleUpdateSchedule;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.nn.MlpShape;
import java.util.List;
import java.util.Optional;

/**
 * Deep deterministic policy gradients (arXiv 1509.02971), as rejax does it: the actor and the
 * critic share no layers, but they share one optimizer and one gradient norm. With the published
 * settings a training makes 8999 updates on 100 samples each. In a bandit like Pendulum a sample
 * takes 34.8 k multiply-adds: the forward and backward passes of the actor and the critic, and the
 * critic once more for the actor's gradient.
 */
public final class Ddpg implements Algorithm {

  @Override
  public String name() {
    return "ddpg";
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("total-timesteps", 1, 10_000),
        Hyperparameter.size("num-envs", 1, 1),
        Hyperparameter.size("buffer-size", 1, 2000),
        Hyperparameter.size("fill-buffer", 1, 1000),
        Hyperparameter.size("batch-size", 1, 100),
        Hyperparameter.positive("learning-rate", 1, .01, .005, .001, .0005, .0001),
        Hyperparameter.real("gamma", 0, 1, 1., .99, .95, .9, .8),
        Hyperparameter.real("tau", 0, 1, .99, .95, .9, .7, .8),
        Hyperparameter.real("exploration-noise", 0, 1000, .1, .3, .5, .7, .9),
        Hyperparameter.positive("max-grad-norm", 1e9, 10.));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return actions instanceof ActionSpace.Box;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    return BufferCheck.conflict(space, new SingleUpdateSchedule(space).updates());
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return true;
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new DdpgTrainer(this, backend, space, environment);
  }

  /** The shape of a network whose output is an action from -1 to 1. */
  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    return DeterministicPolicy.shape(observationSize, actions, activation);
  }

  /** The policy of evaluations, which has no noise. */
  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return new DeterministicPolicy(backend, shape, parameters, rows);
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    Activation activation = space.hiddenActivation();
    MlpShape critic = ActionCritic.shape(observationSize, actions, activation);
    long sample =
        policyShape(observationSize, actions, activation).network().updateMultiplyAdds()
            + critic.updateMultiplyAdds()
            + critic.actionGradientMultiplyAdds(actions.size());
    return sample * space.size("batch-size") * new SingleUpdateSchedule(space).updates();
  }
}
