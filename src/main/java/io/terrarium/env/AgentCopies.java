package io.terrarium.env;

import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/** The copies of an evaluation environment that one agent is trained in. */
final class AgentCopies {

  private final Environment environment;
  private final int limit;
  private final int n;
  private final Key key;
  private final Key normalKey;
  private final float[][] state;
  private final float[] observation;
  private final int columns;
  private final float[] action;
  private final boolean[] missing;
  private final float[] reward;
  private final float[] ended;
  private final float[] truncated;
  private final boolean[] terminated;
  private final int[] time;
  private final Resets resets;
  private long drawn;

  AgentCopies(Environment environment, int limit, int n, Key key) {
    this.environment = environment;
    this.limit = limit;
    this.n = n;
    this.key = key;
    this.normalKey = key.fold(Purpose.RESET_NORMALS);
    this.state = environment.newState(n);
    this.observation = new float[environment.observationSize() * n];
    this.columns = environment.actions().columns();
    this.action = new float[columns * n];
    this.missing = new boolean[n];
    this.reward = new float[n];
    this.ended = new float[n];
    this.truncated = new float[n];
    this.terminated = new boolean[n];
    this.time = new int[n];
    this.resets = new Resets(environment.spec().layout(), n);
    for (int i = 0; i < n; i++) {
      restart(i);
    }
    environment.reset(state, resets);
  }

  void observe(int agent, Block out) {
    environment.observe(state, n, observation);
    out.write(agent, observation, 0);
  }

  /**
   * Steps all copies, and resets those whose episode ended. A copy whose action is not a number
   * gets a reward that is not a number either.
   */
  void step(int agent, Block actions, Step step) {
    actions.read(agent, action, 0);
    for (int i = 0; i < n; i++) {
      missing[i] = MissingActions.replace(action, i, columns);
    }
    environment.step(state, n, action, reward, terminated);
    end();
    step.reward().write(agent, reward, 0);
    step.terminated().write(agent, ended, 0);
    step.truncated().write(agent, truncated, 0);
    if (step.finalObservation().isPresent()) {
      observe(agent, step.finalObservation().get());
    }
    if (resets.count() > 0) {
      environment.reset(state, resets);
    }
    if (resets.count() > 0 || step.finalObservation().isEmpty()) {
      environment.observe(state, n, observation);
    }
    step.next().write(agent, observation, 0);
  }

  /** Records for each copy whether its episode ended and why, and collects the copies to reset. */
  private void end() {
    resets.clear();
    for (int i = 0; i < n; i++) {
      reward[i] = missing[i] ? Float.NaN : reward[i];
      time[i]++;
      boolean atLimit = !terminated[i] && time[i] >= limit;
      ended[i] = terminated[i] ? 1 : 0;
      truncated[i] = atLimit ? 1 : 0;
      if (terminated[i] || atLimit) {
        restart(i);
      }
    }
  }

  private void restart(int copy) {
    resets.add(copy, key, normalKey, drawn++);
    time[copy] = 0;
  }
}
