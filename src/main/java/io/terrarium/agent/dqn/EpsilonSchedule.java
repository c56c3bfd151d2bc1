package io.terrarium.agent.dqn;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.List;

/**
 * The schedule of each agent's probability of a random action. It changes linearly from {@code
 * eps-start} to {@code eps-end} over {@code exploration-fraction} of the steps.
 */
final class EpsilonSchedule {

  /** The step number which means that all actions are random. */
  static final int UNIFORM = -1;

  private final Block block;
  private final int totalSteps;
  private final float[] start;
  private final float[] end;
  private final float[] steps;
  private final float[] value = new float[1];

  EpsilonSchedule(Backend backend, int totalSteps) {
    this.block = backend.block(1, 1);
    this.totalSteps = totalSteps;
    this.start = new float[backend.agents()];
    this.end = new float[backend.agents()];
    this.steps = new float[backend.agents()];
  }

  /** The block with the current epsilon. */
  Block block() {
    return block;
  }

  void start(List<Hyperparameters> agents) {
    for (int agent = 0; agent < start.length; agent++) {
      start[agent] = agents.get(agent).real("eps-start");
      end[agent] = agents.get(agent).real("eps-end");
      steps[agent] = agents.get(agent).real("exploration-fraction") * totalSteps;
    }
  }

  /** Sets epsilon to its value after so many steps, or to 1 for {@link #UNIFORM}. */
  void set(int step) {
    for (int agent = 0; agent < start.length; agent++) {
      value[0] = step == UNIFORM ? 1 : at(agent, step);
      block.write(agent, value, 0);
    }
  }

  private float at(int agent, int step) {
    float left = steps[agent] > 0 ? 1 - Math.min(step, steps[agent]) / steps[agent] : 0;
    return (start[agent] - end[agent]) * left + end[agent];
  }
}
