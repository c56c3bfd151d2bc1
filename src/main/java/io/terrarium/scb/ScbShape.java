package io.terrarium.scb;

import io.terrarium.env.ActionSpace;
import io.terrarium.nn.LecunNormal;
import io.terrarium.nn.MlpShape;
import io.terrarium.random.Key;
import java.util.ArrayList;
import java.util.List;

/** The networks of a synthetic environment, whose parameters follow each other in a candidate. */
public record ScbShape(MlpShape initialState, MlpShape reward) {

  /** The networks that stand for an environment with these spaces. */
  public ScbShape(ScbSpec spec, int observationSize, ActionSpace actions) {
    this(
        network(spec, observationSize, observationSize),
        network(spec, observationSize + actions.size(), 1));
  }

  private static MlpShape network(ScbSpec spec, int in, int out) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(in);
    sizes.addAll(spec.hidden());
    sizes.add(out);
    return new MlpShape(sizes, spec.activation());
  }

  /** The length of a candidate. */
  public int parameters() {
    return Math.addExact(initialState.parameters(), reward.parameters());
  }

  /** A candidate whose networks are freshly initialised. */
  public float[] initialise(Key key) {
    float[] candidate = new float[parameters()];
    LecunNormal.fill(key.fold(0), initialState, candidate, 0);
    LecunNormal.fill(key.fold(1), reward, candidate, initialState.parameters());
    return candidate;
  }
}
