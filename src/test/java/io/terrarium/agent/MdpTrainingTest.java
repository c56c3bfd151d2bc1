package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.TrainingTest.Case;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings in a synthetic environment whose episodes have several steps. */
class MdpTrainingTest {

  private static final Key KEY = Key.of(5);

  /**
   * The start is 0, the reward what is seen, and an action of a box is added to that. In episodes
   * of two steps only the first action has an effect, in the second step. Two hidden units give a
   * number and its negative.
   */
  private static final float[] MOVED_BY_BOX = {
    0, 0, 0, 0, 0, 0, 0, //
    1, -1, 0, 0, 0, 0, 1, -1, 0, //
    0, 0, 1, -1, 0, 0, 1, -1, 0, //
    0, 0, 0, 0, 0, 0, -1
  };

  /** The same, but that the second of two actions adds 1. */
  private static final float[] MOVED_BY_SECOND = {
    0, 0, 0, 0, 0, 0, 0, //
    1, -1, 0, 0, 0, 0, 0, 0, 1, -1, 0, //
    0, 0, 0, 0, 1, -1, 0, 0, 1, -1, 0, //
    0, 0, 0, 0, 0, 0, -1
  };

  private final Backend backend = Blocks.backend();

  private static ScbSpec spec(int horizon, int hidden) {
    return new ScbSpec(horizon, List.of(hidden), Activation.RELU, Latent.NORMAL);
  }

  @ParameterizedTest
  @MethodSource("io.terrarium.agent.TrainingTest#cases")
  void episodes_of_one_step_train_the_agent_that_a_bandit_trains(Case c) {
    ScbShape shape = new ScbShape(spec(5, 8), 4, c.actions());
    float[] candidate = shape.initialise(Key.of(4));
    candidate[candidate.length - 1] = 1e6f; // what the last bias says is done
    float[] mdp = train(c, 5, candidate, Map.of());
    assertThat(mdp).isEqualTo(train(c, 1, candidate, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("io.terrarium.agent.TrainingTest#cases")
  void what_comes_after_a_step_counts(Case c) {
    float[] mdp = new ScbShape(spec(5, 8), 4, c.actions()).initialise(Key.of(4));
    Map<String, Double> blind = Map.of("gamma", 0.);
    assertThat(train(c, 5, mdp, Map.of())).isNotEqualTo(train(c, 5, mdp, blind));
    // and a bandit has nothing after a step
    assertThat(train(c, 1, mdp, Map.of())).isEqualTo(train(c, 1, mdp, blind));
  }

  static List<Case> ofTargetNetworks() {
    Set<String> rates = Set.of("tau", "target-update-freq");
    return TrainingTest.cases().stream()
        .filter(
            c -> c.algorithm().hyperparameters().stream().anyMatch(h -> rates.contains(h.name())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ofTargetNetworks")
  void how_fast_target_networks_follow_counts(Case c) {
    float[] mdp = new ScbShape(spec(5, 8), 4, c.actions()).initialise(Key.of(4));
    Map<String, Double> slow = Map.of("tau", .999, "target-update-freq", 1000.);
    assertThat(train(c, 5, mdp, Map.of())).isNotEqualTo(train(c, 5, mdp, slow));
    assertThat(train(c, 1, mdp, Map.of())).isEqualTo(train(c, 1, mdp, slow));
  }

  @ParameterizedTest
  @MethodSource("io.terrarium.agent.TrainingTest#cases")
  void agents_act_for_a_reward_that_comes_later(Case c) {
    boolean box = c.actions() instanceof ActionSpace.Box;
    Map<String, Double> settings =
        Map.of(
            "gamma", .99,
            "learning-rate", .001,
            "ent-coef", 0.,
            "batch-size", 32.,
            "target-entropy-ratio", .1);
    Trainer trainer = trainer(c, spec(2, 2), 1, box ? MOVED_BY_BOX : MOVED_BY_SECOND, settings);
    // of 0 and 1, and of -2 to 2; the middle is what chance gives
    assertThat(meanAction(c, trainer)).isGreaterThan(box ? 1 : .85f);
  }

  /** The action where 0 is observed. */
  private float meanAction(Case c, Trainer trainer) {
    int rows = 400;
    PolicyShape shape = c.algorithm().policyShape(1, c.actions(), Activation.TANH);
    Policy policy = c.algorithm().policy(backend, shape, trainer.policyParameters(), rows);
    Block draws = backend.block(rows, policy.chance().columns(c.actions()));
    policy.chance().draw(backend, new Key[] {Key.of(8)}, 0, draws);
    Block action = backend.block(rows, 1);
    policy.act(backend.block(rows, 1), draws, action);
    return mean(Blocks.read(action));
  }

  private static float mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return (float) (sum / values.length);
  }

  private float[] train(Case c, int horizon, float[] candidate, Map<String, Double> fixed) {
    Map<String, Double> settings = new HashMap<>(Map.of("total-timesteps", 1500.));
    settings.putAll(Map.of("gamma", .9, "tau", .9, "batch-size", 16., "target-update-freq", 50.));
    settings.putAll(fixed);
    return Blocks.read(trainer(c, spec(horizon, 8), 4, candidate, settings).policyParameters());
  }

  /** A trainer that has trained. */
  private Trainer trainer(
      Case c, ScbSpec spec, int observations, float[] candidate, Map<String, Double> settings) {
    Map<String, Double> own = new HashMap<>(settings);
    own.keySet().retainAll(c.algorithm().hyperparameters().stream().map(h -> h.name()).toList());
    HyperparameterSpace space = Spaces.published(c.algorithm(), own);
    ScbEnvironment environment = new ScbEnvironment(backend, spec, observations, c.actions());
    environment.load(0, candidate);
    Trainer trainer = c.algorithm().trainer(backend, space, environment);
    trainer.train(new Key[] {KEY}, List.of(space.draw(KEY)));
    return trainer;
  }
}
