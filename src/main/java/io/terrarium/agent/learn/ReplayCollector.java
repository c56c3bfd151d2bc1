package io.terrarium.agent.learn;

import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Step;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.Optional;

/**
 * The experience of an off-policy training: it steps the environment into a replay buffer, in the
 * form that targets need. An episode that a time limit ended counts as any other that ended; where
 * the agents bootstrap time limits, its last transition leads to its final observation instead.
 */
public final class ReplayCollector {

  private final Backend backend;
  private final VectorEnvironment environment;
  private final boolean isBandit;
  private final boolean bootstraps;
  private final Transitions batch;
  private final ReplayBuffer buffer;
  private final Block observation;
  private final Block terminated;
  private final Block truncated;
  private final Step[] steps;
  private Key[] samples = {};
  private int slot;

  /**
   * A collector with blocks of its own.
   *
   * @param space says {@code num-envs}, {@code batch-size} and {@code buffer-size}, which is a
   *     multiple of {@code num-envs} ({@link BufferCheck})
   * @param source what the agents are trained in
   */
  public ReplayCollector(Backend backend, HyperparameterSpace space, TrainingEnvironment source) {
    int copies = space.size("num-envs");
    this.backend = backend;
    this.environment = source.open(copies);
    this.isBandit = source.isBandit();
    this.bootstraps = space.bootstrapTimeLimit() && !isBandit;
    this.batch =
        new Transitions(
            backend,
            space.size("batch-size"),
            source.observationSize(),
            source.actions().columns());
    this.buffer = new ReplayBuffer(backend, space.size("buffer-size"), copies, batch);
    this.observation = backend.block(copies, source.observationSize());
    this.terminated = backend.block(copies, 1);
    this.truncated = backend.block(copies, 1);
    this.steps = new Step[buffer.slots()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = into(buffer.slot(i));
    }
  }

  /** The room for a step, which is the transitions' own as far as they keep it. */
  private Step into(Transitions slot) {
    if (bootstraps) {
      return new Step(slot.reward(), slot.done(), truncated, observation, Optional.of(slot.next()));
    }
    Block end = isBandit ? slot.done() : terminated;
    return new Step(slot.reward(), end, truncated, slot.next(), Optional.empty());
  }

  /**
   * Begins a training: the buffer is empty and every copy starts anew.
   *
   * @param keys one for each agent, as {@code Trainer.train} gets them
   */
  public void start(Key[] keys) {
    samples = AgentKeys.fold(keys, Purpose.MINIBATCHES);
    buffer.clear();
    environment.reset(AgentKeys.fold(keys, Purpose.ENVIRONMENT), observation);
  }

  /**
   * The rows of the next step, {@code num-envs} of them, with the observations filled in. The
   * caller writes the actions and then calls {@link #take}.
   */
  public Transitions next() {
    slot = buffer.append();
    Transitions step = buffer.slot(slot);
    backend.copy(observation, step.observation());
    return step;
  }

  /**
   * Takes the actions of a step.
   *
   * @param step what {@link #next} returned last
   */
  public void take(Transitions step) {
    environment.step(step.observation(), step.action(), steps[slot]);
    if (bootstraps) {
      return;
    }
    if (!isBandit) {
      backend.add(terminated, truncated, step.done());
    }
    backend.copy(step.next(), observation);
  }

  /**
   * Samples transitions uniformly with replacement; they stay until the next call. In a bandit,
   * where targets are the rewards, the ends and next observations are not filled in.
   *
   * @param index counts the batches of a training: each has draws of its own
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

  /** Rows of a batch. */
  public int batchSize() {
    return batch.rows();
  }
}
