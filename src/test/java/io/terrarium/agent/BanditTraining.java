package io.terrarium.agent;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A training of several agents on nd4j that can be repeated any number of times. */
final class BanditTraining {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final Key KEY = Key.of(1);

  private final int agents;
  private final HyperparameterSpace space;
  private final Trainer trainer;

  BanditTraining(Algorithm algorithm, ActionSpace actions, int agents, Map<String, Double> fixed) {
    Backend backend = Blocks.nd4j(agents);
    this.agents = agents;
    this.space = Spaces.published(algorithm, fixed);
    this.trainer = algorithm.trainer(backend, space, bandit(backend, actions));
  }

  private ScbEnvironment bandit(Backend backend, ActionSpace actions) {
    ScbEnvironment bandit = new ScbEnvironment(backend, SPEC, 4, actions);
    for (int agent = 0; agent < agents; agent++) {
      bandit.load(agent, new ScbShape(SPEC, 4, actions).initialise(Key.of(4)));
    }
    return bandit;
  }

  void run() {
    Key[] keys = new Key[agents];
    Arrays.fill(keys, KEY);
    trainer.train(keys, Collections.nCopies(agents, space.draw(KEY)));
  }

  /** A hash of the bits of every agent's policy. */
  int hash() {
    float[] parameters = new float[trainer.policyParameters().size()];
    int hash = 1;
    for (int agent = 0; agent < agents; agent++) {
      trainer.policyParameters().read(agent, parameters, 0);
      hash = 31 * hash + Arrays.hashCode(parameters);
    }
    return hash;
  }

  int updates() {
    return trainer.updates();
  }
}
