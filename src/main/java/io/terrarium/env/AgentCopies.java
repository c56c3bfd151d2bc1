package io.terrarium.env;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/** The copies of an evaluation environment that one agent is trained in. */
final class AgentCopies {

  private final Environment environment;
  private final int limit;
  private final int n;
  private final Key key;
  private final float[][] state;
  private final float[] observation;
  private final int columns;
  private final float[] action;
  private final boolean[] missing;
  private final float[] reward;
  private final float[] done;
  private final float[] truncated;
  private final boolean[] terminated;
  private final int[] time;
  private final float[] draws;
  private long resets;

  AgentCopies(Environment environment, int limit, int n, Key key) {
    this.environment = environment;
    this.limit = limit;
    this.n = n;
    this.key = key;
    this.state = environment.newState(n);
    this.observation = new float[environment.observationSize() * n];
    this.columns = environment.actions().columns();
    this.action = new float[columns * n];
    this.missing = new boolean[n];
    this.reward = new float[n];
    this.done = new float[n];
    this.truncated = new float[n];
    this.terminated = new boolean[n];
    this.time = new int[n];
    this.draws = new float[environment.resetDraws()];
    for (int i = 0; i < n; i++) {
      reset(i);
    }
  }

  void observe(int agent, Block out) {
    environment.observe(state, n, observation);
    out.write(agent, observation, 0);
  }

  /**
   * Steps all copies; {@link Step#next} is left to {@link #observe}. What an action that is not a
   * number is worth is not one either.
   */
  void step(int agent, Block actions, Step step) {
    actions.read(agent, action, 0);
    for (int i = 0; i < n; i++) {
      missing[i] = MissingActions.replace(action, i, columns);
    }
    environment.step(state, n, action, reward, terminated);
    for (int i = 0; i < n; i++) {
      reward[i] = missing[i] ? Float.NaN : reward[i];
      time[i]++;
      boolean ended = terminated[i] || time[i] >= limit;
      done[i] = ended ? 1 : 0;
      truncated[i] = ended && !terminated[i] ? 1 : 0;
      if (ended) {
        reset(i);
      }
    }
    step.reward().write(agent, reward, 0);
    step.done().write(agent, done, 0);
    step.truncated().write(agent, truncated, 0);
  }

  private void reset(int copy) {
    key.uniforms(resets * draws.length, draws, 0, draws.length);
    resets++;
    environment.reset(state, copy, draws, 0);
    time[copy] = 0;
  }
}
