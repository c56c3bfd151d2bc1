package io.terrarium.scb;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import io.terrarium.nn.Mlp;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScbGoldenTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);

  private final Backend backend = open();

  /** What the values are computed with. */
  Backend open() {
    return Blocks.backend();
  }

  @Test
  void a_discrete_bandit_gives_the_published_observations_and_rewards() {
    Npz golden = Npz.golden("scb_CartPole-v1.npz");
    Block input = backend.block(64, 6);
    backend.appendOneHot(
        Blocks.of(backend, 4, golden.get("obs")),
        Blocks.of(backend, 1, golden.get("action")),
        input);
    check(golden, new ScbShape(SPEC, 4, new ActionSpace.Discrete(2)), input);
  }

  @Test
  void a_continuous_bandit_gives_the_published_observations_and_rewards() {
    Npz golden = Npz.golden("scb_Pendulum-v1.npz");
    Block input = backend.block(64, 4);
    backend.append(
        Blocks.of(backend, 3, golden.get("obs")),
        Blocks.of(backend, 1, golden.get("action")),
        input);
    check(golden, new ScbShape(SPEC, 3, new ActionSpace.Box(1, -2, 2)), input);
  }

  private void check(Npz golden, ScbShape shape, Block rewardInput) {
    Mlp initialState = new Mlp(backend, shape.initialState());
    initialState.parameters().write(0, parameters(golden, "initial_state"), 0);
    int latent = golden.get("latent").length / 64;
    Block observation =
        initialState.pass(64).forward(Blocks.of(backend, latent, golden.get("latent")));
    assertClose(Blocks.read(observation), golden.get("initial_obs"), 2e-5f);
    Mlp reward = new Mlp(backend, shape.reward());
    reward.parameters().write(0, parameters(golden, "reward"), 0);
    assertClose(Blocks.read(reward.pass(64).forward(rewardInput)), golden.get("reward"), 2e-5f);
  }

  private static float[] parameters(Npz golden, String network) {
    String prefix = "params/" + network + "/Dense_";
    return golden.concat(
        prefix + "0/kernel", prefix + "0/bias", prefix + "1/kernel", prefix + "1/bias");
  }
}
