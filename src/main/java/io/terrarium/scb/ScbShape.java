package io.terrarium.scb;

import io.terrarium.env.ActionSpace;
import io.terrarium.math.Key;
import io.terrarium.nn.LecunNormal;
import io.terrarium.nn.MlpShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks of a synthetic environment, whose parameters follow each other in a candidate.
 *
 * @param networks those of the initial state and of the reward and, if an episode has several
 *     steps, those of delta and done
 */
public record ScbShape(List<MlpShape> networks) {

  /** The networks that stand for an environment with these spaces. */
  public ScbShape(ScbSpec spec, int observationSize, ActionSpace actions) {
    this(networks(spec, observationSize, observationSize + actions.size()));
  }

  private static List<MlpShape> networks(ScbSpec spec, int observation, int stateAction) {
    MlpShape initialState = network(spec, spec.latentSize().orElse(observation), observation);
    MlpShape reward = network(spec, stateAction, 1);
    return spec.isBandit()
        ? List.of(initialState, reward)
        : List.of(
            initialState,
            reward,
            network(spec, stateAction, observation),
            network(spec, observation, 1));
  }

  private static MlpShape network(ScbSpec spec, int in, int out) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(in);
    sizes.addAll(spec.hidden());
    sizes.add(out);
    return new MlpShape(sizes, spec.activation());
  }

  /** The network from a latent to an observation. */
  public MlpShape initialState() {
    return networks.get(0);
  }

  /** The network from an observation and an action to a reward. */
  public MlpShape reward() {
    return networks.get(1);
  }

  /** The length of a candidate. */
  public int parameters() {
    return networks.stream().mapToInt(MlpShape::parameters).reduce(0, Math::addExact);
  }

  /** A candidate whose networks are freshly initialised. */
  public float[] initialise(Key key) {
    float[] candidate = new float[parameters()];
    int at = 0;
    for (int i = 0; i < networks.size(); i++) {
      LecunNormal.fill(key.fold(i), networks.get(i), candidate, at);
      at += networks.get(i).parameters();
    }
    return candidate;
  }
}
