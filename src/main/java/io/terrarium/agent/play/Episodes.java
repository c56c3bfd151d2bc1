package io.terrarium.agent.play;

import io.terrarium.agent.ActionNoise;
import io.terrarium.compute.Block;
import io.terrarium.env.Environment;
import io.terrarium.env.MissingActions;
import io.terrarium.env.Resets;
import io.terrarium.env.StateRow;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;

/**
 * The evaluation episodes of one agent. Each copy of the environment plays one, and copies that
 * have ended are left out. At the first action or reward that is not a number, an episode ends with
 * a return that is not a number.
 */
public final class Episodes {

  private final Environment environment;
  private final ActionNoise chance;
  private final int draws;
  private final int columns;
  private final Key actionKey;
  private final int copies;
  private final float[][] state;
  private final float[] observation;
  private final float[] drawn;
  private final float[] action;
  private final float[] reward;
  private final boolean[] terminated;
  private final int[] copy;
  private final int[] kept;
  private final float[] returns;
  private int active;
  private long steps;

  Episodes(Environment environment, ActionNoise chance, int copies, Key resetKey, Key actionKey) {
    this.environment = environment;
    this.chance = chance;
    this.draws = chance.columns(environment.actions());
    this.columns = environment.actions().columns();
    this.actionKey = actionKey;
    this.copies = copies;
    this.active = copies;
    this.state = environment.newState(copies);
    this.observation = new float[environment.observationSize() * copies];
    this.drawn = new float[draws * copies];
    this.action = new float[columns * copies];
    this.reward = new float[copies];
    this.terminated = new boolean[copies];
    this.copy = new int[copies];
    this.kept = new int[copies];
    this.returns = new float[copies];
    reset(resetKey);
  }

  private void reset(Key key) {
    Resets resets = new Resets(environment.spec().layout(), copies);
    Key normalKey = key.fold(Purpose.RESET_NORMALS);
    for (int i = 0; i < copies; i++) {
      copy[i] = i;
      resets.add(i, key, normalKey, i);
    }
    environment.reset(state, resets);
  }

  int active() {
    return active;
  }

  void observe(int agent, int step, Block observations, Block chances) {
    environment.observe(state, active, observation);
    for (int i = 0; i < active; i++) {
      long address = (long) step * copies + copy[i];
      chance.fill(actionKey, address * draws, drawn, i * draws, draws);
    }
    observations.write(agent, observation, 0);
    chances.write(agent, drawn, 0);
  }

  void step(int agent, Block actions) {
    actions.read(agent, action, 0);
    for (int i = 0; i < active; i++) {
      // an agent whose action is not a number has no return
      if (MissingActions.replace(action, i, columns)) {
        returns[copy[i]] = Float.NaN;
      }
    }
    environment.step(state, active, action, reward, terminated);
    steps += active;
    int left = 0;
    for (int i = 0; i < active; i++) {
      returns[copy[i]] += reward[i];
      if (!terminated[i] && !Float.isNaN(returns[copy[i]])) {
        copy[left] = copy[i];
        kept[left++] = i;
      }
    }
    if (left < active) {
      compact(left);
    }
  }

  /** Moves the states of the copies that go on to the front. */
  private void compact(int left) {
    for (StateRow row : environment.spec().layout().rows()) {
      if (!row.isWork()) {
        compact(row.of(state), left);
      }
    }
    active = left;
  }

  private void compact(float[] row, int left) {
    for (int i = 0; i < left; i++) {
      row[i] = row[kept[i]];
    }
  }

  /** The mean return; not a number if that of any episode is not. */
  public float meanReturn() {
    float sum = 0;
    for (float value : returns) {
      sum += value;
    }
    return sum / copies;
  }

  /** The number of environment steps that were played. */
  public long steps() {
    return steps;
  }
}
