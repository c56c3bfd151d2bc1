package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.A2c;
import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.DdpgTrainer;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.ddpg.Td3Trainer;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.ppo.PpoTrainer;
import io.terrarium.agent.sac.Sac;
import io.terrarium.agent.sac.SacTrainer;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.RealEnvironment;
import io.terrarium.golden.Blocks;
import io.terrarium.math.Key;
import io.terrarium.nn.Mlp;
import io.terrarium.nn.MlpShape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents reach the known values of the probe environments, seeds being fixed. */
class ProbeTest {

  private static final Offset<Float> NEAR = Offset.offset(.1f);
  private static final Map<String, Double> FIXED =
      Map.of("learning-rate", .001, "gamma", .9, "ent-coef", .01, "gae-lambda", .95);

  /** Of what learns from a buffer: enough here, and quick. */
  private static final int BATCH = 32;

  /** One update for each 40 steps. */
  private static final double A2C_STEPS = 40_000;

  private final Backend backend = Blocks.backend();

  @Test
  void ppo_values_a_constant_reward() {
    float[] values = ppo(ProbeEnvironment.CONSTANT_REWARD).values();
    assertThat(values[0]).isCloseTo(1, NEAR);
    assertThat(values[1]).isCloseTo(1, NEAR);
  }

  @Test
  void ppo_values_what_it_sees() {
    float[] values = ppo(ProbeEnvironment.REWARD_IS_OBSERVATION).values();
    assertThat(values[0]).isCloseTo(-1, NEAR);
    assertThat(values[1]).isCloseTo(1, NEAR);
  }

  @Test
  void ppo_discounts_a_later_reward() {
    float[] values = ppo(ProbeEnvironment.DISCOUNTED_REWARD).values();
    assertThat(values[0]).isCloseTo(.9f, NEAR);
    assertThat(values[1]).isCloseTo(1, NEAR);
  }

  @Test
  void ppo_takes_the_rewarded_action() {
    float[] logits = ppo(ProbeEnvironment.REWARD_IS_ACTION).policy();
    assertThat(logits[1] - logits[0]).isGreaterThan(2);
    assertThat(logits[3] - logits[2]).isGreaterThan(2);
  }

  @Test
  void ppo_takes_the_action_that_fits_what_it_sees() {
    float[] logits = ppo(ProbeEnvironment.REWARD_IS_RIGHT_ACTION).policy();
    assertThat(logits[0] - logits[1]).isGreaterThan(2);
    assertThat(logits[3] - logits[2]).isGreaterThan(2);
  }

  /** Its loss is composed of primitives. */
  @Test
  void an_algorithm_of_a_plugin_takes_the_actions_that_the_probes_reward() {
    A2c a2c = new A2c();
    for (ProbeEnvironment probe :
        List.of(ProbeEnvironment.REWARD_IS_ACTION, ProbeEnvironment.REWARD_IS_RIGHT_ACTION)) {
      MlpShape shape = a2c.policyShape(1, probe.actions(), Activation.TANH).network();
      float[] logits = outputs(new Mlp(backend, shape, train(a2c, probe).policyParameters()));
      float sign = probe == ProbeEnvironment.REWARD_IS_ACTION ? 1 : -1;
      assertThat(sign * (logits[1] - logits[0])).as("%s", probe).isGreaterThan(2);
      assertThat(logits[3] - logits[2]).as("%s", probe).isGreaterThan(2);
    }
    assertActions(a2c, ContinuousProbe.REWARD_IS_ACTION, 1, 1);
    assertActions(a2c, ContinuousProbe.REWARD_IS_RIGHT_ACTION, -1, 1);
  }

  @Test
  void dqn_values_every_probe() {
    assertValues(dqn(ProbeEnvironment.CONSTANT_REWARD), 1, 1, 1, 1);
    assertValues(dqn(ProbeEnvironment.REWARD_IS_OBSERVATION), -1, -1, 1, 1);
    assertValues(dqn(ProbeEnvironment.REWARD_IS_ACTION), 0, 1, 0, 1);
    assertValues(dqn(ProbeEnvironment.REWARD_IS_RIGHT_ACTION), 1, -1, -1, 1);
    assertValues(dqn(ProbeEnvironment.DISCOUNTED_REWARD), .9f, .9f, 1, 1);
  }

  @Test
  void sac_values_every_probe_of_discrete_actions() {
    assertValues(sac(ProbeEnvironment.CONSTANT_REWARD), 1, 1, 1, 1);
    assertValues(sac(ProbeEnvironment.REWARD_IS_OBSERVATION), -1, -1, 1, 1);
    assertValues(sac(ProbeEnvironment.REWARD_IS_ACTION), 0, 1, 0, 1);
    assertValues(sac(ProbeEnvironment.REWARD_IS_RIGHT_ACTION), 1, -1, -1, 1);
  }

  @Test
  void sac_counts_the_entropy_of_what_it_does_later() {
    SacTrainer trainer = (SacTrainer) train(new Sac(), ProbeEnvironment.DISCOUNTED_REWARD);
    float temperature = Blocks.read(trainer.networks().temperature().value())[0];
    // the other step's actions are worth the same, so that its policy is the uniform one
    float first = .9f * (1 + temperature * (float) Math.log(2));
    assertValues(values(trainer.networks().critics().network(), 2), first, first, 1, 1);
  }

  @ParameterizedTest
  @MethodSource("ofContinuousActions")
  void values_of_continuous_actions_are_those_of_the_probes(Algorithm algorithm) {
    assertValues(values(algorithm, ContinuousProbe.CONSTANT_REWARD), 1, 1);
    assertValues(values(algorithm, ContinuousProbe.REWARD_IS_OBSERVATION), -1, 1);
  }

  @ParameterizedTest
  @MethodSource("ofContinuousActions")
  void continuous_actions_are_those_that_the_probes_reward(Algorithm algorithm) {
    assertActions(algorithm, ContinuousProbe.REWARD_IS_ACTION, 1, 1);
    assertActions(algorithm, ContinuousProbe.REWARD_IS_RIGHT_ACTION, -1, 1);
  }

  @Test
  void deterministic_policies_discount_a_later_reward() {
    assertValues(values(new Ddpg(), ContinuousProbe.DISCOUNTED_REWARD), .9f, 1);
    assertValues(values(new Td3(), ContinuousProbe.DISCOUNTED_REWARD), .9f, 1);
    assertValues(values(new Ppo(), ContinuousProbe.DISCOUNTED_REWARD), .9f, 1);
  }

  @ParameterizedTest
  @MethodSource("ofContinuousActions")
  void a_time_limit_is_an_end_unless_it_is_bootstrapped(Algorithm algorithm) {
    TimeLimitProbe probe = new TimeLimitProbe(new ActionSpace.Box(1, -2, 2));
    assertThat(valueOfOne(trainLimited(algorithm, probe, false))).isCloseTo(1, NEAR);
    Trainer bootstrapped = trainLimited(algorithm, probe, true);
    // with SAC the entropy of what is done later counts too
    if (algorithm instanceof Sac) {
      assertThat(valueOfOne(bootstrapped)).isGreaterThan(1.5f);
    } else {
      assertThat(valueOfOne(bootstrapped)).isCloseTo(2, Offset.offset(.15f));
    }
  }

  @Test
  void dqn_and_discrete_ppo_bootstrap_a_time_limit_too() {
    TimeLimitProbe probe = new TimeLimitProbe(new ActionSpace.Discrete(2));
    assertThat(valueOfOne(trainLimited(new Ppo(), probe, false))).isCloseTo(1, NEAR);
    assertThat(valueOfOne(trainLimited(new Ppo(), probe, true))).isCloseTo(2, NEAR);
    assertThat(dqnValueOfOne(probe, false)).isCloseTo(1, NEAR);
    assertThat(dqnValueOfOne(probe, true)).isCloseTo(2, Offset.offset(.15f));
  }

  private float dqnValueOfOne(TimeLimitProbe probe, boolean bootstrap) {
    MlpShape shape = new Dqn().policyShape(1, probe.actions(), Activation.TANH).network();
    Block values = backend.block(1, 2);
    Block parameters = trainLimited(new Dqn(), probe, bootstrap).policyParameters();
    backend.dueling(
        new Mlp(backend, shape, parameters).pass(1).forward(Blocks.of(backend, 1, 1)), values);
    return Blocks.read(values)[0];
  }

  private float valueOfOne(Trainer trainer) {
    Mlp critic = critic(trainer);
    Block input =
        critic.shape().inputs() == 1 ? Blocks.of(backend, 1, 1) : Blocks.of(backend, 2, 1, 0);
    return Blocks.read(critic.pass(1).forward(input))[0];
  }

  /** With a gamma of a half: a time limit that is bootstrapped makes the value 2. */
  private Trainer trainLimited(Algorithm algorithm, Environment probe, boolean bootstrap) {
    return train(algorithm, probe, 1, bootstrap, Map.of("gamma", .5, "tau", .9));
  }

  static List<Algorithm> ofContinuousActions() {
    return List.of(new Ppo(), new Sac(), new Ddpg(), new Td3());
  }

  /** What the critic says where -1 is seen, then where 1 is; of the action 1, where it asks. */
  private float[] values(Algorithm algorithm, ContinuousProbe probe) {
    Mlp critic = critic(train(algorithm, probe));
    Block input =
        critic.shape().inputs() == 1
            ? Blocks.of(backend, 1, -1, 1)
            : Blocks.of(backend, 2, -1, 1, 1, 1);
    return Blocks.read(critic.pass(2).forward(input));
  }

  private static Mlp critic(Trainer trainer) {
    return trainer instanceof PpoTrainer ppo
        ? ppo.critic()
        : trainer instanceof SacTrainer sac
            ? sac.networks().critics().network()
            : trainer instanceof DdpgTrainer ddpg
                ? ddpg.critic()
                : ((Td3Trainer) trainer).critics().network();
  }

  /** The action without chance: the mean of the policy. */
  private void assertActions(Algorithm algorithm, ContinuousProbe probe, float... expected) {
    Trainer trainer = train(algorithm, probe);
    PolicyShape shape = algorithm.policyShape(1, probe.actions(), Activation.TANH);
    Policy policy = algorithm.policy(backend, shape, trainer.policyParameters(), 2);
    Block action = backend.block(2, 1);
    policy.act(Blocks.of(backend, 1, -1, 1), backend.block(2, 1), action);
    float[] actual = Blocks.read(action);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("action %d", i).isCloseTo(expected[i], Offset.offset(.25f));
    }
  }

  private float[] sac(ProbeEnvironment probe) {
    SacTrainer trainer = (SacTrainer) train(new Sac(), probe);
    return values(trainer.networks().critics().network(), 2);
  }

  private float[] values(Mlp critic, int rows) {
    return Blocks.read(critic.pass(rows).forward(Blocks.of(backend, 1, -1, 1)));
  }

  private static void assertValues(float[] actual, float... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], NEAR);
    }
  }

  private record Learned(float[] values, float[] policy) {}

  private Learned ppo(ProbeEnvironment probe) {
    Ppo ppo = new Ppo();
    PpoTrainer trainer = (PpoTrainer) train(ppo, probe);
    MlpShape shape = ppo.policyShape(1, probe.actions(), Activation.TANH).network();
    return new Learned(
        outputs(trainer.critic()), outputs(new Mlp(backend, shape, trainer.policyParameters())));
  }

  private float[] dqn(ProbeEnvironment probe) {
    Dqn dqn = new Dqn();
    Trainer trainer = train(dqn, probe);
    MlpShape shape = dqn.policyShape(1, probe.actions(), Activation.TANH).network();
    Block values = backend.block(2, 2);
    Block seen = Blocks.of(backend, 1, -1, 1);
    backend.dueling(
        new Mlp(backend, shape, trainer.policyParameters()).pass(2).forward(seen), values);
    return Blocks.read(values);
  }

  /** What a network says where -1 is seen, then where 1 is. */
  private float[] outputs(Mlp network) {
    return Blocks.read(network.pass(2).forward(Blocks.of(backend, 1, -1, 1)));
  }

  private Trainer train(Algorithm algorithm, Environment probe) {
    return train(algorithm, probe, 100, false, Map.of());
  }

  private Trainer train(
      Algorithm algorithm,
      Environment probe,
      int limit,
      boolean bootstrap,
      Map<String, Double> others) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    Map<String, Double> values = new HashMap<>();
    for (Hyperparameter h : algorithm.hyperparameters()) {
      List<Double> published = published(algorithm, h);
      choices.put(h.name(), published);
      values.put(h.name(), FIXED.getOrDefault(h.name(), published.get(published.size() / 2)));
    }
    values.replaceAll((name, value) -> others.getOrDefault(name, value));
    HyperparameterSpace space =
        new HyperparameterSpace(algorithm.name(), choices, "tanh", bootstrap);
    Trainer trainer = algorithm.trainer(backend, space, new RealEnvironment(backend, probe, limit));
    trainer.train(new Key[] {Key.of(11)}, List.of(new Hyperparameters(values)));
    return trainer;
  }

  private static List<Double> published(Algorithm algorithm, Hyperparameter h) {
    boolean isLonger = algorithm instanceof A2c && h.name().equals("total-timesteps");
    return h.name().equals("batch-size")
        ? List.of((double) BATCH)
        : isLonger ? List.of(A2C_STEPS) : h.published();
  }
}
