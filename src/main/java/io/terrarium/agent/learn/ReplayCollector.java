package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** What an off-policy training has seen: it steps the environment into a replay buffer. */
public final class ReplayCollector {

  private final Backend backend;
  private final VectorEnvironment environment;
  private final boolean isBandit;
  private final Transitions batch;
  private final ReplayBuffer buffer;
  private final Block observation;
  private Key[] samples = {};

  /** As many copies, rows and transitions as {@code num-envs} and so on say. */
  public ReplayCollector(Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    int copies = space.size("num-envs");
    this.backend = backend;
    this.environment = source.open(copies);
    this.isBandit = source.isBandit();
    this.batch =
        new Transitions(
            backend,
            space.size("batch-size"),
            source.observationSize(),
            source.actions().columns());
    this.buffer = new ReplayBuffer(backend, space.size("buffer-size"), copies, batch);
    this.observation = backend.block(copies, source.observationSize());
  }

  /** Begins a training. */
  public void start(Key[] keys) {
    samples = AgentKeys.fold(keys, Purpose.MINIBATCHES);
    buffer.clear();
    environment.reset(AgentKeys.fold(keys, Purpose.ENVIRONMENT), observation);
  }

  /** The next step's room, its observations filled in; an action is to be chosen. */
  public Transitions next() {
    Transitions step = buffer.append();
    backend.copy(observation, step.observation());
    return step;
  }

  /** Takes the actions of a step. */
  public void take(Transitions step) {
    environment.step(step.observation(), step.action(), step.step());
    backend.copy(step.next(), observation);
  }

  /**
   * The {@code index}-th batch of the training. In a bandit it has only what its targets, which are
   * the rewards, depend on.
   */
  public Transitions sample(long index) {
    buffer.sample(samples, index);
    if (!isBandit) {
      buffer.sampleNext();
    }
    return batch;
  }

  /** Whether every transition ends its episode, so that no target looks ahead. */
  public boolean isBandit() {
    return isBandit;
  }

  public int batchSize() {
    return batch.rows();
  }
}
