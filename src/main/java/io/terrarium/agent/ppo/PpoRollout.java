package io.terrarium.agent.ppo;

import io.terrarium.agent.SampledPolicy;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpPass;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The transitions of one PPO iteration, row {@code step * num-envs + environment}. In a bandit all
 * steps are taken at once, which gives the same numbers: its observations depend on nothing that
 * was done before. Where time limits are bootstrapped, the reward of a step that only a time limit
 * ended has the discounted value of the final observation added, and the episode is over as any
 * other.
 */
final class PpoRollout {

  private final Backend backend;
  private final VectorEnvironment environment;
  private final SampledPolicy actor;
  private final MlpPass critic;
  private final MlpPass lastCritic;
  private final boolean isBandit;
  private final Optional<TimeLimits> timeLimits;
  private final int samples;
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

  PpoRollout(
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
    this.observation = backend.block(samples + width, source.observationSize());
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
    this.lastObservation = backend.rows(observation, samples, width);
    this.lastValue = backend.block(numEnvs, 1);
    this.chunks = new Chunk[samples / width];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = chunk(i * width, width);
    }
  }

  private Chunk chunk(int from, int width) {
    return new Chunk(
        backend.rows(observation, from, width),
        backend.rows(action, from, width),
        backend.rows(logProbability, from, width),
        backend.rows(value, from, width),
        new Step(
            backend.rows(reward, from, width),
            backend.rows(terminated, from, width),
            backend.rows(truncated, from, width),
            backend.rows(observation, from + width, width),
            timeLimits.map(TimeLimits::observation)),
        timeLimits.map(limits -> limits.value(from, width)));
  }

  /** Begins a training. */
  void start(Key[] environmentKeys, Key[] actionKeys) {
    this.actionKeys = actionKeys;
    drawn = 0;
    environment.reset(environmentKeys, lastObservation);
  }

  /** Fills the rows with the transitions of the next steps. */
  void collect() {
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

  int samples() {
    return samples;
  }

  Block observation() {
    return observation;
  }

  Block action() {
    return action;
  }

  Block logProbability() {
    return logProbability;
  }

  Block value() {
    return value;
  }

  /** The rewards, with the values of the episodes that a bootstrapped time limit ended. */
  Block reward() {
    return timeLimits.map(TimeLimits::reward).orElse(reward);
  }

  Block done() {
    return done;
  }

  /** The critic's value of the observations after the last step; in a bandit it does not count. */
  Block lastValue() {
    return lastValue;
  }
}
