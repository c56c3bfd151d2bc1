package io.terrarium.agent.learn;

import io.terrarium.compute.Backend;
import io.terrarium.math.Key;

/**
 * The latest transitions of every agent, sampled uniformly with replacement into one batch. A step
 * of all copies of an environment takes {@code copies} consecutive rows.
 */
final class ReplayBuffer {

  private final Backend backend;
  private final Transitions all;
  private final Transitions batch;
  private final Transitions[] slots;
  private final int copies;
  private final int[] rows;
  private int written;

  ReplayBuffer(Backend backend, int size, int copies, Transitions batch) {
    this.backend = backend;
    this.copies = copies;
    this.batch = batch;
    this.all =
        new Transitions(backend, size, batch.observation().columns(), batch.action().columns());
    this.slots = new Transitions[size / copies];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = all.rows(backend, i * copies, copies);
    }
    this.rows = new int[backend.agents() * batch.rows()];
  }

  void clear() {
    written = 0;
  }

  /** The number of the next step's slot. */
  int append() {
    return written++ % slots.length;
  }

  /** Each slot holds a step of all copies. */
  int slots() {
    return slots.length;
  }

  Transitions slot(int number) {
    return slots[number];
  }

  private int size() {
    return Math.min(written, slots.length) * copies;
  }

  /**
   * Fills the batch with the transitions that each agent's key draws for the {@code index}-th one.
   * {@link #sampleNext} adds what only a target that looks ahead needs.
   */
  void sample(Key[] keys, long index) {
    int n = batch.rows();
    for (int agent = 0; agent < keys.length; agent++) {
      keys[agent].below(size(), index * n, rows, agent * n, n);
    }
    backend.gather(all.observation(), rows, batch.observation());
    backend.gather(all.action(), rows, batch.action());
    backend.gather(all.reward(), rows, batch.reward());
  }

  /** Adds the ends of episodes and the next observations of the rows that were last sampled. */
  void sampleNext() {
    backend.gather(all.done(), rows, batch.done());
    backend.gather(all.next(), rows, batch.next());
  }
}
