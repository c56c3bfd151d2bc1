package io.terrarium.agent;

import static io.terrarium.golden.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.DdpgUpdate;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.ddpg.Td3Trainer;
import io.terrarium.agent.ddpg.Td3Update;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.DeterministicPolicy;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.agent.sac.Sac;
import io.terrarium.agent.sac.SacNetworks;
import io.terrarium.agent.sac.SacTrainer;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.nn.MlpShape;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Target networks move as far and as often as they should; they keep {@code tau}, here 0.9. */
class TargetNetworksTest {

  private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
  private static final ActionSpace BOX = new ActionSpace.Box(1, -2, 2);
  private static final ScbSpec MDP = new ScbSpec(5, List.of(8), Activation.RELU, Latent.NORMAL);
  private static final MlpShape CRITIC = ActionCritic.shape(3, BOX, Activation.TANH);
  private static final int BATCH = 4;
  private static final Key KEY = Key.of(3);
  private static final float NEAR = 1e-6f;

  static List<Backend> backends() {
    return List.of(Blocks.backend(), Blocks.nd4j());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_target_of_one_and_a_network_of_zero_give_tau(Backend backend) {
    Block target = Blocks.of(backend, 1, 1);
    backend.moveTowards(Blocks.of(backend, 1, 0), Blocks.of(backend, 1, .9f), target);
    assertThat(Blocks.read(target)).containsExactly(.9f);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void an_update_of_ddpg_moves_its_targets_once(Backend backend) {
    PolicyShape shape = DeterministicPolicy.shape(3, BOX, Activation.TANH);
    TrainState learner = new TrainState(backend, shape.network(), CRITIC);
    TrainState targets = new TrainState(backend, shape.network(), CRITIC);
    fillWithOnes(targets);
    HyperparameterBlocks scalars = still(backend, new Ddpg());
    DdpgUpdate update = new DdpgUpdate(backend, shape, learner, targets, scalars, BATCH);
    update.updateTerminal(batch(backend));
    assertAll(targets, 1);
    update.update(batch(backend));
    assertAll(targets, .9f);
    assertAll(learner, 0);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void the_last_update_of_an_iteration_of_td3_moves_both_targets_once(Backend backend) {
    PolicyShape shape = DeterministicPolicy.shape(3, BOX, Activation.TANH);
    TrainState actor = new TrainState(backend, shape);
    TrainState critics = new TrainState(backend, CRITIC, CRITIC);
    HyperparameterBlocks scalars = still(backend, new Td3());
    Td3Update update = new Td3Update(backend, shape, actor, critics, scalars, BATCH);
    update.start(new Key[] {KEY});
    fillWithOnes(update.targetActor());
    fillWithOnes(update.targetCritics());
    update.updateCritics(batch(backend), false);
    update.update(batch(backend), true);
    assertAll(update.targetActor(), 1);
    assertAll(update.targetCritics(), 1);
    update.update(batch(backend), false);
    assertAll(update.targetActor(), .9f);
    assertAll(update.targetCritics(), .9f);
    assertAll(actor, 0);
    assertAll(critics, 0);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void targets_of_sac_move_once_an_iteration_of_two_updates(Backend backend) {
    float[] start = Blocks.read(sac(backend, 20, 0).targets().parameters());
    SacNetworks moved = sac(backend, 25, 2);
    assertClose(Blocks.read(moved.targets().parameters()), mix(moved.critics(), start), NEAR);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void targets_of_td3_move_once_an_iteration_of_two_steps(Backend backend) {
    // the first iteration with updates has one of the critics, the next has two
    float[] start = Blocks.read(td3(backend, 20, 0).targetCritics().parameters());
    Td3Trainer once = td3(backend, 22, 1);
    float[] before = Blocks.read(once.targetCritics().parameters());
    assertClose(before, mix(once.critics(), start), NEAR);
    Td3Trainer twice = td3(backend, 24, 3);
    assertClose(
        Blocks.read(twice.targetCritics().parameters()), mix(twice.critics(), before), NEAR);
  }

  /** The state after a training with so many updates, of five steps an iteration. */
  private static SacNetworks sac(Backend backend, int steps, int updates) {
    SacTrainer trainer = (SacTrainer) train(backend, new Sac(), DISCRETE, steps);
    assertThat(trainer.updates()).isEqualTo(updates);
    return trainer.networks();
  }

  private static Td3Trainer td3(Backend backend, int steps, int updates) {
    Td3Trainer trainer = (Td3Trainer) train(backend, new Td3(), BOX, steps);
    assertThat(trainer.updates()).isEqualTo(updates);
    return trainer;
  }

  private static Trainer train(
      Backend backend, Algorithm algorithm, ActionSpace actions, int steps) {
    Map<String, Double> fixed =
        Map.of(
            "total-timesteps", (double) steps,
            "fill-buffer", 20.,
            "batch-size", (double) BATCH,
            "learning-rate", .01,
            "tau", .9);
    HyperparameterSpace space = Spaces.published(algorithm, fixed);
    ScbEnvironment environment = new ScbEnvironment(backend, MDP, 3, actions);
    environment.load(0, new ScbShape(MDP, 3, actions).initialise(KEY));
    Trainer trainer = algorithm.trainer(backend, space, environment);
    trainer.train(new Key[] {KEY}, List.of(space.draw(KEY)));
    return trainer;
  }

  /** One tenth of the networks plus nine tenths of their earlier targets. */
  private static float[] mix(TrainState networks, float[] targets) {
    float[] mixed = Blocks.read(networks.parameters());
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = .1f * mixed[i] + .9f * targets[i];
    }
    return mixed;
  }

  /** The hyperparameters of agents that do not learn. */
  private static HyperparameterBlocks still(Backend backend, Algorithm algorithm) {
    Map<String, Double> fixed = Map.of("learning-rate", 0., "tau", .9);
    HyperparameterBlocks scalars = new HyperparameterBlocks(backend, algorithm.hyperparameters());
    scalars.write(List.of(Spaces.published(algorithm, fixed).draw(KEY)));
    return scalars;
  }

  private static Transitions batch(Backend backend) {
    return new Transitions(backend, BATCH, 3, 1);
  }

  private static void fillWithOnes(TrainState networks) {
    float[] ones = new float[networks.parameters().size()];
    Arrays.fill(ones, 1);
    networks.parameters().write(0, ones, 0);
  }

  private static void assertAll(TrainState networks, float value) {
    assertThat(Blocks.read(networks.parameters())).containsOnly(value);
  }
}
