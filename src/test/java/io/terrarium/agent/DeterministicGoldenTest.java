package io.terrarium.agent;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.DdpgUpdate;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.ddpg.Td3Update;
import io.terrarium.agent.learn.ActionCritic;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import io.terrarium.nn.MlpShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of DDPG and TD3 have the golden values. */
class DeterministicGoldenTest {

  private static final float TOLERANCE = 2e-5f;
  private static final int BATCH = 100;
  private static final ActionSpace ACTIONS = new ActionSpace.Box(1, -2, 2);

  private final Backend backend = open();

  /** The backend that computes the values. */
  Backend open() {
    return Blocks.backend();
  }

  @Test
  void three_updates_of_ddpg_are_rejax_updates() {
    Npz golden = Npz.golden("ddpg.npz");
    Ddpg ddpg = new Ddpg();
    PolicyShape shape = ddpg.policyShape(3, ACTIONS, Activation.TANH);
    MlpShape critic = ActionCritic.shape(3, ACTIONS, Activation.TANH);
    TrainState learner = new TrainState(backend, shape.network(), critic);
    TrainState targets = new TrainState(backend, shape.network(), critic);
    learner.parameters().write(0, agent(golden, "agent0/"), 0);
    targets.parameters().write(0, agent(golden, "target/"), 0);
    HyperparameterBlocks scalars =
        GoldenNetworks.scalars(
            backend, ddpg, golden, List.of("learning_rate", "gamma", "max_grad_norm"));
    DdpgUpdate update = new DdpgUpdate(backend, shape, learner, targets, scalars, BATCH);
    for (int i = 0; i < 3; i++) {
      update.update(GoldenNetworks.batch(backend, golden, i, 3));
      assertClose(
          Blocks.read(learner.parameters()), agent(golden, "agent" + (i + 1) + "/"), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"td3.npz", "td3_unclipped.npz"})
  void three_updates_of_td3_are_rejax_updates(String file) {
    Npz golden = Npz.golden(file);
    Td3 td3 = new Td3();
    PolicyShape shape = td3.policyShape(3, ACTIONS, Activation.TANH);
    MlpShape critic = ActionCritic.shape(3, ACTIONS, Activation.TANH);
    TrainState actor = new TrainState(backend, shape);
    TrainState critics = new TrainState(backend, critic, critic);
    HyperparameterBlocks scalars =
        GoldenNetworks.scalars(
            backend,
            td3,
            golden,
            List.of(
                "learning_rate", "gamma", "target_noise", "target_noise_clip", "max_grad_norm"));
    Td3Update update =
        new Td3Update(
            backend,
            shape,
            actor,
            critics,
            scalars,
            BATCH,
            new GoldenNoise(backend, golden, "noise_target"));
    actor.parameters().write(0, GoldenNetworks.network(golden, "actor0/"), 0);
    critics.parameters().write(0, GoldenNetworks.twins(golden, "critic0/"), 0);
    update.targetActor().parameters().write(0, GoldenNetworks.network(golden, "actor_target/"), 0);
    update.targetCritics().parameters().write(0, GoldenNetworks.twins(golden, "critic_target/"), 0);
    for (int i = 0; i < 3; i++) {
      update.update(GoldenNetworks.batch(backend, golden, i, 3), false);
      String after = (i + 1) + "/";
      assertClose(
          Blocks.read(critics.parameters()),
          GoldenNetworks.twins(golden, "critic" + after),
          TOLERANCE);
      assertClose(
          Blocks.read(actor.parameters()),
          GoldenNetworks.network(golden, "actor" + after),
          TOLERANCE);
    }
  }

  private static float[] agent(Npz golden, String prefix) {
    return GoldenNetworks.join(
        GoldenNetworks.network(golden, prefix + "actor/"),
        GoldenNetworks.network(golden, prefix + "q/"));
  }
}
