package io.terrarium.agent.sac;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Conflict;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.Trainer;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.BufferCheck;
import io.terrarium.agent.learn.CategoricalPolicy;
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
 * Soft actor-critic with twin critics and a learned temperature (arXiv 1812.05905; for discrete
 * actions 1910.07207), as rejax does it. With the published settings a training makes 3600 updates
 * on 256 samples each. In a bandit like CartPole a sample takes 39.9 k multiply-adds for the
 * forward and backward passes of the actor and of both critics. In one like Pendulum it takes 56.7
 * k, because the actor's gradient comes through both critics once more.
 */
public final class Sac implements Algorithm {

  @Override
  public String name() {
    return "sac";
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return List.of(
        Hyperparameter.size("total-timesteps", 1, 10_000),
        Hyperparameter.size("num-envs", 1, 5),
        Hyperparameter.size("buffer-size", 1, 2000),
        Hyperparameter.size("fill-buffer", 1, 1000),
        Hyperparameter.size("batch-size", 1, 256),
        Hyperparameter.size("gradient-steps", 1, 2),
        Hyperparameter.positive("learning-rate", 1, .01, .005, .001, .0005, .0001),
        Hyperparameter.real("gamma", 0, 1, 1., .99, .95, .9, .8),
        Hyperparameter.real("tau", 0, 1, .99, .95, .9, .7, .8),
        Hyperparameter.real("target-entropy-ratio", 0, 1, .1, .3, .5, .7, .9));
  }

  @Override
  public boolean supports(ActionSpace actions) {
    return true;
  }

  @Override
  public Optional<Conflict> conflict(HyperparameterSpace space) {
    long updates = new SacSchedule(space).updates();
    return neverFilled(space)
        .or(
            () ->
                SizeCheck.conflict(
                    List.of("gradient-steps", "total-timesteps", "num-envs", "fill-buffer"),
                    "gradient-steps x the iterations that update",
                    updates))
        .or(() -> BufferCheck.conflict(space, updates));
  }

  /**
   * Finds a buffer that is too small: SAC waits until its buffer holds more than {@code
   * fill-buffer}.
   */
  private static Optional<Conflict> neverFilled(HyperparameterSpace space) {
    int buffer = space.size("buffer-size");
    int fill = space.size("fill-buffer");
    return buffer > fill
        ? Optional.empty()
        : Optional.of(
            new Conflict(
                List.of("buffer-size", "fill-buffer"),
                "buffer-size must be above fill-buffer (%d), is %d".formatted(fill, buffer)));
  }

  @Override
  public boolean bootstrapsTimeLimits() {
    return true;
  }

  @Override
  public Trainer trainer(
      Backend backend, HyperparameterSpace space, TrainingEnvironment environment) {
    return new SacTrainer(this, backend, space, environment);
  }

  /**
   * The shape of a network whose output is logits, or for a box the means and then the log standard
   * deviations.
   */
  @Override
  public PolicyShape policyShape(int observationSize, ActionSpace actions, Activation activation) {
    int heads = actions instanceof ActionSpace.Box ? 2 : 1;
    return new PolicyShape(
        MlpShape.agent(observationSize, heads * actions.size(), activation), actions);
  }

  MlpShape criticShape(int observationSize, ActionSpace actions, Activation activation) {
    return actions instanceof ActionSpace.Box
        ? ActionCritic.shape(observationSize, actions, activation)
        : MlpShape.agent(observationSize, actions.size(), activation);
  }

  /** The policy samples its actions, in evaluation too. */
  @Override
  public Policy policy(Backend backend, PolicyShape shape, Block parameters, int rows) {
    return shape.actions() instanceof ActionSpace.Box
        ? new SquashedPolicy(backend, shape, parameters, rows)
        : new CategoricalPolicy(backend, shape, parameters, rows);
  }

  @Override
  public long updateMultiplyAdds(
      HyperparameterSpace space, int observationSize, ActionSpace actions) {
    Activation activation = space.hiddenActivation();
    MlpShape critic = criticShape(observationSize, actions, activation);
    long sample =
        policyShape(observationSize, actions, activation).network().updateMultiplyAdds()
            + 2 * critic.updateMultiplyAdds();
    if (actions instanceof ActionSpace.Box) {
      sample += 2 * critic.actionGradientMultiplyAdds(actions.size());
    }
    return sample * space.size("batch-size") * new SacSchedule(space).updates();
  }
}
