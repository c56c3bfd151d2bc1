package io.terrarium.app;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.Resets;
import io.terrarium.env.StateLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

/** A timer of an environment: it steps copies of it with random actions. */
final class SteppedEnvironment {

  private static final int COPIES = 256;
  private static final int BATCHES = 16;
  private static final int STEPS = 1_000_000;
  private static final int REPETITIONS = 25;
  private static final int STARTS = 1024;

  private final Environment environment;
  private final float[][] state;
  private final float[] observation;
  private final float[] reward = new float[COPIES];
  private final boolean[] terminated = new boolean[COPIES];
  private final float[][] actions = new float[BATCHES][];
  private final int uniformsOfAStart;
  private final int normalsOfAStart;
  private final Resets resets;
  private final float[] uniforms;
  private final float[] normals;

  SteppedEnvironment(Environment environment) {
    Random random = new Random(0);
    this.environment = environment;
    this.state = environment.newState(COPIES);
    this.observation = new float[COPIES * environment.observationSize()];
    StateLayout layout = environment.spec().layout();
    this.uniformsOfAStart = layout.uniforms().size();
    this.normalsOfAStart = layout.normals().size();
    this.resets = new Resets(layout, COPIES);
    this.uniforms = new float[STARTS * uniformsOfAStart];
    this.normals = new float[STARTS * normalsOfAStart];
    for (int i = 0; i < uniforms.length; i++) {
      uniforms[i] = random.nextFloat();
    }
    for (int i = 0; i < normals.length; i++) {
      normals[i] = (float) random.nextGaussian();
    }
    for (int batch = 0; batch < BATCHES; batch++) {
      actions[batch] = actions(random);
    }
  }

  private float[] actions(Random random) {
    float[] some = new float[COPIES * environment.actions().columns()];
    for (int i = 0; i < some.length; i++) {
      some[i] =
          environment.actions() instanceof ActionSpace.Box box
              ? box.low() + (box.high() - box.low()) * random.nextFloat()
              : random.nextInt(environment.actions().size());
    }
    return some;
  }

  private void restartAll() {
    resets.clear();
    for (int copy = 0; copy < COPIES; copy++) {
      restart(copy, copy);
    }
    environment.reset(state, resets);
  }

  private void restart(int copy, int start) {
    int number = start % STARTS;
    resets.add(copy, uniforms, number * uniformsOfAStart, normals, number * normalsOfAStart);
  }

  Benchmarks.Steps measure() {
    double restarted = rate(this::stepAndObserveAndRestart);
    double observed = rate(this::stepAndObserve);
    double stepped = rate(this::step);
    return new Benchmarks.Steps(environment.name(), COPIES, stepped, observed, restarted);
  }

  /** The steps a second, as the median of some repetitions, so that compilation hardly counts. */
  private double rate(IntConsumer step) {
    double[] rates = new double[REPETITIONS];
    int calls = STEPS / COPIES;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      restartAll();
      long begin = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        step.accept(i);
      }
      rates[repetition] = 1e9 * calls * COPIES / (System.nanoTime() - begin);
    }
    Arrays.sort(rates);
    return rates[REPETITIONS / 2];
  }

  private void step(int index) {
    environment.step(state, COPIES, actions[index % BATCHES], reward, terminated);
  }

  private void stepAndObserve(int index) {
    step(index);
    environment.observe(state, COPIES, observation);
  }

  private void stepAndObserveAndRestart(int index) {
    step(index);
    resets.clear();
    for (int copy = 0; copy < COPIES; copy++) {
      if (terminated[copy]) {
        restart(copy, index + copy);
      }
    }
    if (resets.count() > 0) {
      environment.reset(state, resets);
    }
    environment.observe(state, COPIES, observation);
  }
}
