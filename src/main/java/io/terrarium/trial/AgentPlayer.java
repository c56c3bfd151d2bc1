package io.terrarium.trial;

import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.agent.Weights;
import io.terrarium.agent.play.EpisodePlayer;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.file.EnumText;
import io.terrarium.math.Key;
import io.terrarium.result.AgentFile;
import io.terrarium.result.SavedAgent;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Plays a trained agent, or has it act on a caller's own observations. Its calls compute on the CPU
 * before they return. It is not safe for use by several threads.
 */
public final class AgentPlayer {

  private final SavedAgent saved;
  private final EpisodePlayer player;
  private final Policy policy;
  private final Block observation;
  private final Block draws;
  private final Block action;

  private AgentPlayer(String subject, SavedAgent saved, Registries registries) {
    TrainedAgent agent = saved.agent();
    Algorithm algorithm = registries.algorithms().named(agent.algorithm());
    Environment environment = registries.environments().named(agent.environment());
    requireSupport(subject, algorithm, environment);
    PolicyShape shape = shape(agent, algorithm, environment);
    requireFits(subject, agent, shape);
    requireFinite(subject, agent);
    Backend backend = registries.defaultBackend().open(Device.cpu(0), 1);
    Block parameters = backend.block(1, shape.parameters());
    parameters.write(0, agent.parameters(), 0);
    this.saved = saved;
    this.player =
        new EpisodePlayer(backend, algorithm, shape, parameters, environment, saved.environments());
    this.policy = algorithm.policy(backend, shape, parameters, 1);
    this.observation = backend.block(1, environment.observationSize());
    this.draws = backend.block(1, policy.chance().columns(environment.actions()));
    this.action = backend.block(1, environment.actions().columns());
  }

  /**
   * A player of an agent.
   *
   * @throws BadInput if its algorithm or its environment is not registered, or does not fit it, or
   *     its weights are not finite
   */
  public static AgentPlayer of(SavedAgent saved, Registries registries) {
    return new AgentPlayer("The agent", saved, registries);
  }

  /**
   * A player of the agent that a file holds.
   *
   * @throws BadInput if there is none, or as in {@link #of}
   */
  public static AgentPlayer read(Path file, Registries registries) {
    return new AgentPlayer(file.toString(), AgentFile.read(file), registries);
  }

  private static void requireSupport(String subject, Algorithm algorithm, Environment environment) {
    if (!algorithm.supports(environment.actions())) {
      throw new BadInput(
          "%s is one of %s, which cannot act in %s; give an agent that `train` wrote."
              .formatted(subject, algorithm.name(), environment.name()));
    }
  }

  private static PolicyShape shape(
      TrainedAgent agent, Algorithm algorithm, Environment environment) {
    return algorithm.policyShape(
        environment.observationSize(),
        environment.actions(),
        EnumText.read(Activation.class, agent.activation()));
  }

  private static void requireFits(String subject, TrainedAgent agent, PolicyShape shape) {
    if (agent.parameters().length != shape.parameters()) {
      throw new BadInput(
          "%s has %d parameters, an agent of %s in %s has %d."
              .formatted(
                  subject,
                  agent.parameters().length,
                  agent.algorithm(),
                  agent.environment(),
                  shape.parameters()));
    }
  }

  private static void requireFinite(String subject, TrainedAgent agent) {
    if (!Weights.areFinite(agent.parameters())) {
      throw new BadInput(
          subject
              + " has weights that are not finite numbers, so its training failed; train another agent.");
    }
  }

  /** The agent. */
  public SavedAgent agent() {
    return saved;
  }

  /**
   * Plays its evaluation episodes, each of at most as many steps as it was saved with.
   *
   * @param seed the seed of every random draw; the seed of its training gives the return of its
   *     trial
   * @return their mean return
   */
  public float play(long seed) {
    return play(seed, saved.episodeLimit());
  }

  /** Plays its evaluation episodes, each of at most so many steps. */
  public float play(long seed, int episodeLimit) {
    return player.play(new Key[] {TrialKey.of(seed)}, episodeLimit)[0].meanReturn();
  }

  /**
   * Chooses an action.
   *
   * @param observed an observation, as the environment gives it
   * @param random the source of all randomness in the choice
   * @return the index of a discrete action, or a value for each dimension of a box; not a number
   *     where the agent's parameters or the observation are not
   * @throws IllegalArgumentException if the observation has another size
   */
  public float[] act(float[] observed, RandomGenerator random) {
    if (observed.length != observation.columns()) {
      throw new IllegalArgumentException(
          "an observation has %d values, is given %d"
              .formatted(observation.columns(), observed.length));
    }
    observation.write(0, observed, 0);
    draws.write(0, draw(random), 0);
    policy.act(observation, draws, action);
    float[] chosen = new float[action.columns()];
    action.read(0, chosen, 0);
    return chosen;
  }

  private float[] draw(RandomGenerator random) {
    float[] drawn = new float[draws.columns()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] =
          switch (policy.chance()) {
            case NONE -> 0;
            case UNIFORM -> random.nextFloat();
            case NORMAL -> (float) random.nextGaussian();
          };
    }
    return drawn;
  }
}
