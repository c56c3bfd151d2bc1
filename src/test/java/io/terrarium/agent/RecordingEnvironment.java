package io.terrarium.agent;

import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Step;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is seen and done in its one copy. What is seen changes, and nothing is rewarded. */
public final class RecordingEnvironment implements TrainingEnvironment, VectorEnvironment {

  /** Bounds that are not around 0. */
  public static final ActionSpace.Box ACTIONS = new ActionSpace.Box(1, -1, 3);

  private final List<Float> observations = new ArrayList<>();
  private final List<Float> actions = new ArrayList<>();

  @Override
  public int observationSize() {
    return 1;
  }

  @Override
  public ActionSpace actions() {
    return ACTIONS;
  }

  @Override
  public boolean isBandit() {
    return true;
  }

  @Override
  public VectorEnvironment open(int copies) {
    return this;
  }

  @Override
  public void reset(Key[] keys, Block observation) {
    observe(observation);
  }

  @Override
  public void step(Block observation, Block action, Step step) {
    observations.add(Blocks.read(observation)[0]);
    actions.add(Blocks.read(action)[0]);
    step.terminated().write(0, new float[] {1}, 0);
    observe(step.next());
  }

  private void observe(Block observation) {
    observation.write(0, new float[] {(float) Math.sin(actions.size())}, 0);
  }

  /** At each step. */
  public float[] observations() {
    return array(observations);
  }

  /** At each step. */
  public float[] actions(int from, int to) {
    return array(actions.subList(from, to));
  }

  private static float[] array(List<Float> list) {
    float[] all = new float[list.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = list.get(i);
    }
    return all;
  }
}
