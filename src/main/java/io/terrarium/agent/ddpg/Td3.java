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
 * Twin delayed deep deterministic policy gradients (arXiv 1802.09477), as rejax does it. With the
 * published settings a training makes 8999 updates of the twin critics and 4500 of the actor, each
 * on 100 samples. In a bandit like Pendulum a sample takes 26.2 k multiply-adds of the critics, and
 * 30.3 k of the actor, whose gradient comes through both critics.
 */
public final class Td3 implements Algorithm {

  @Override
  public String name() {
    return "td3";
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("total-timesteps", 1, 10_000),
        Hyperparameter.size("num-envs", 1, 1),
        Hyperparameter.size("buffer-size", 1, 10_000),
        Hyperparameter.size("fill-buffer", 1, 1000),
        Hyperparameter.size("batch-size", 1, 100),
        Hyperparameter.size("policy-delay", 1, 2),
        Hyperparameter.positive("learning-rate", 1, .01, .005, .001, .0005, .0001),
        Hyperparameter.real("gamma", 0, 1, 1., .99, .95, .9, .8),
        Hyperparameter.real("tau", 0, 1, .99, .95, .9, .7, .8),
        Hyperparameter.real("exploration-noise", 0, 1000, .1, .3, .5, .7, .9),
        Hyperparameter.real("target-noise", 0, 1000, .1, .3, .5, .7, .9),
        Hyperparameter.real("target-noise-clip", 0, 1000, .1, .4, .7, 1., 1.3),
        Hyperparameter.positive("max-grad-norm", 1e9, 10.));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return actions instanceof ActionSpace.Box;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    long steps = (long) space.size("num-envs") * space.size("policy-delay");
    return SizeCheck.conflict(List.of("num-envs", "policy-delay"), "num-envs x policy-delay", steps)
        .or(() -> BufferCheck.conflict(space, new Td3Schedule(space).actorUpdates()));
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return true;
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new Td3Trainer(this, backend, space, environment);
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
    Td3Schedule schedule = new Td3Schedule(space);
    MlpShape critic = ActionCritic.shape(observationSize, actions, activation);
    long ofCritics = 2 * critic.updateMultiplyAdds();
    long ofActor =
        policyShape(observationSize, actions, activation).network().updateMultiplyAdds()
            + 2 * critic.actionGradientMultiplyAdds(actions.size());
    return space.size("batch-size")
        * (schedule.criticUpdates() * ofCritics + schedule.actorUpdates() * ofActor);
  }
}
