package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.SampledPolicy;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Collects the trajectories that an on-policy algorithm learns from: {@code num-steps} steps of
 * {@code num-envs} copies of the environment by the policy as it is now. Each call of {@link
 * #collect} goes on where the last one ended and overwrites its rows. Row {@code step * num-envs +
 * copy} of each block belongs to one step of one copy.
 *
 * <p>In a bandit all steps are taken at once, which gives the same numbers: its observations depend
 * on nothing that was done before.
 *
 * <p>If time limits are bootstrapped, the reward of a step that only a time limit ended has the
 * discounted value of the final observation added, and its episode is over like any other.
 */
public final class RolloutCollector {

  private final Backend backend;
  private final VectorEnvironment environment;
  private final SampledPolicy actor;
  private final MlpPass critic;
  private final MlpPass lastCritic;
  private final boolean isBandit;
  private final Optional<TimeLimits> timeLimits;
  private final int samples;
  private final Block observations;
  private final Block observation;
  private final Block action;
  private final Block logProbability;
  private final Block value;
  private final Block reward;
  private final Block terminated;
  private final Block truncated;
  private final Block done;
  private final Block lastObservation;
  private final Block lastValue;
  private final Block draws;
  private final Chunk[] chunks;
  private Key[] actionKeys = {};
  private long drawn;

  /** The rows of one step. */
  private record Chunk(
      Block observation,
      Block action,
      Block logProbability,
      Block value,
      Step step,
      Optional<Block> finalValue) {}

  /**
   * A collector with blocks of its own.
   *
   * @param source what the agents are trained in
   * @param actor makes the policy that acts on so many rows at once; its parameters are read when
   *     it acts, so that it follows the training
   * @param critic values an observation: one output
   * @param numEnvs copies of the environment for each agent
   * @param numSteps steps of each copy in one call of {@link #collect}
   * @param bootstrapGamma {@code [1, 1]}: the discount of the values beyond time limits; empty if
   *     time limits are not bootstrapped, as published
   */
  public RolloutCollector(
      Backend backend,
      TrainingEnvironment source,
      IntFunction<SampledPolicy> actor,
      Mlp critic,
      int numEnvs,
      int numSteps,
      Optional<Block> bootstrapGamma) {
    this.backend = backend;
    this.isBandit = source.isBandit();
    this.samples = numEnvs * numSteps;
    int width = isBandit ? samples : numEnvs;
    this.environment = source.open(width);
    this.actor = actor.apply(width);
    this.critic = critic.pass(width);
    this.lastCritic = critic.pass(numEnvs);
    this.observations = backend.block(samples + width, source.observationSize());
    this.observation = backend.rows(observations, 0, samples);
    this.action = backend.block(samples, source.actions().columns());
    this.logProbability = backend.block(samples, 1);
    this.value = backend.block(samples, 1);
    this.reward = backend.block(samples, 1);
    this.terminated = backend.block(samples, 1);
    this.truncated = backend.block(samples, 1);
    this.done = isBandit ? terminated : backend.block(samples, 1);
    this.timeLimits =
        bootstrapGamma
            .filter(gamma -> !isBandit)
            .map(gamma -> new TimeLimits(backend, gamma, samples, width, source.observationSize()));
    this.draws = backend.block(width, this.actor.chance().columns(source.actions()));
    this.lastObservation = backend.rows(observations, samples, width);
    this.lastValue = backend.block(numEnvs, 1);
    this.chunks = new Chunk[samples / width];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = chunk(i * width, width);
    }
  }

  private Chunk chunk(int from, int width) {
    return new Chunk(
        backend.rows(observations, from, width),
        backend.rows(action, from, width),
        backend.rows(logProbability, from, width),
        backend.rows(value, from, width),
        new Step(
            backend.rows(reward, from, width),
            backend.rows(terminated, from, width),
            backend.rows(truncated, from, width),
            backend.rows(observations, from + width, width),
            timeLimits.map(TimeLimits::observation)),
        timeLimits.map(limits -> limits.value(from, width)));
  }

  /**
   * Begins a training: every copy starts anew.
   *
   * @param keys one for each agent, as {@code Trainer.train} gets them
   */
  public void start(Key[] keys) {
    actionKeys = AgentKeys.fold(keys, Purpose.ACTIONS);
    drawn = 0;
    environment.reset(AgentKeys.fold(keys, Purpose.ENVIRONMENT), lastObservation);
  }

  /** Fills the rows with the next steps. */
  public void collect() {
    backend.copy(lastObservation, chunks[0].observation());
    for (Chunk chunk : chunks) {
      actor.chance().draw(backend, actionKeys, drawn, draws);
      drawn += draws.size();
      actor.sample(chunk.observation(), draws, chunk.action(), chunk.logProbability());
      backend.copy(critic.forward(chunk.observation()), chunk.value());
      environment.step(chunk.observation(), actor.bounded(chunk.action()), chunk.step());
      if (chunk.finalValue().isPresent()) {
        backend.copy(critic.forward(timeLimits.get().observation()), chunk.finalValue().get());
      }
    }
    if (!isBandit) {
      backend.add(terminated, truncated, done);
      backend.copy(lastCritic.forward(lastObservation), lastValue);
    }
    if (timeLimits.isPresent()) {
      timeLimits.get().add(reward, truncated);
    }
  }

  /**
   * The generalized advantage estimates of the rows that were last collected, and what the critic
   * is to learn: {@link Backend#advantages}.
   *
   * @param gamma {@code [1, 1]}: the discount
   * @param lambda {@code [1, 1]}: the weight of later steps
   * @param advantage {@code [samples, 1]}, written
   * @param target {@code [samples, 1]}, written: advantage and value together
   */
  public void advantages(Block gamma, Block lambda, Block advantage, Block target) {
    Block rewards = timeLimits.isPresent() ? timeLimits.get().reward() : reward;
    backend.advantages(rewards, done, value, lastValue, gamma, lambda, advantage, target);
  }

  /**
   * Takes some of the samples, such as a minibatch.
   *
   * @param rows of each agent, the agents' one after the other
   * @param observation {@code [n, observationSize]}, written; so are the others
   * @param action {@code [n, columns]}
   * @param logProbability {@code [n, 1]}
   * @param value {@code [n, 1]}
   */
  public void gather(
      int[] rows, Block observation, Block action, Block logProbability, Block value) {
    // the whole block, since nd4j gathers from a view by a copy
    backend.gather(observations, rows, observation);
    backend.gather(this.action, rows, action);
    backend.gather(this.logProbability, rows, logProbability);
    backend.gather(this.value, rows, value);
  }

  /** How many rows there are: {@code num-envs x num-steps}. */
  public int samples() {
    return samples;
  }

  /** The observations before each step: {@code [samples, observationSize]}. */
  public Block observation() {
    return observation;
  }

  /**
   * The actions as they were sampled, perhaps beyond the bounds of a box: {@code [samples,
   * columns]}.
   */
  public Block action() {
    return action;
  }

  /** The log probability of each action when it was sampled: {@code [samples, 1]}. */
  public Block logProbability() {
    return logProbability;
  }

  /** The critic's value of each observation: {@code [samples, 1]}. */
  public Block value() {
    return value;
  }
}
