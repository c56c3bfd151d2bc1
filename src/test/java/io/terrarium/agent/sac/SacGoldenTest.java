package io.terrarium.agent.sac;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.agent.GoldenNetworks;
import io.terrarium.agent.GoldenNoise;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import java.util.List;
import org.junit.jupiter.api.Test;

class SacGoldenTest {

  private static final float TOLERANCE = 2e-5f;
  private static final int BATCH = 64;

  private final Backend backend = open();
  private final Sac sac = new Sac();

  /** The backend that computes the values. */
  Backend open() {
    return Blocks.backend();
  }

  @Test
  void three_updates_for_discrete_actions_are_rejax_updates() {
    Npz golden = Npz.golden("sac_discrete.npz");
    float entropy = (float) (golden.hyper("target_entropy_ratio") * Math.log(3));
    SacNetworks networks =
        networks(golden, 6, new ActionSpace.Discrete(3), discreteActor(golden, 0), entropy);
    SacUpdate update = new DiscreteSacUpdate(backend, networks, BATCH);
    for (int i = 0; i < 3; i++) {
      update.update(GoldenNetworks.batch(backend, golden, i, 6), false);
      assertState(golden, networks, discreteActor(golden, i + 1), i + 1);
    }
  }

  @Test
  void three_updates_for_continuous_actions_are_rejax_updates() {
    Npz golden = Npz.golden("sac_continuous.npz");
    ActionSpace actions = new ActionSpace.Box(1, -2, 2);
    SacNetworks networks = networks(golden, 3, actions, continuousActor(golden, 0), -1);
    SacUpdate update =
        new ContinuousSacUpdate(
            backend,
            networks,
            actions,
            BATCH,
            new GoldenNoise(backend, golden, "noise_actor"),
            new GoldenNoise(backend, golden, "noise_target"));
    for (int i = 0; i < 3; i++) {
      update.update(GoldenNetworks.batch(backend, golden, i, 3), false);
      assertState(golden, networks, continuousActor(golden, i + 1), i + 1);
    }
  }

  private SacNetworks networks(
      Npz golden, int observationSize, ActionSpace actions, float[] actor, float entropy) {
    SacNetworks networks =
        new SacNetworks(
            backend,
            sac.policyShape(observationSize, actions, Activation.TANH),
            sac.criticShape(observationSize, actions, Activation.TANH),
            GoldenNetworks.scalars(backend, sac, golden, List.of("learning_rate", "gamma")));
    networks.actor().parameters().write(0, actor, 0);
    networks.critics().parameters().write(0, GoldenNetworks.twins(golden, "critic0/"), 0);
    networks.targets().parameters().write(0, GoldenNetworks.twins(golden, "target/"), 0);
    networks.temperature().start(golden.get("log_alpha0")[0], new float[] {entropy});
    return networks;
  }

  private static void assertState(Npz golden, SacNetworks networks, float[] actor, int i) {
    assertClose(Blocks.read(networks.actor().parameters()), actor, TOLERANCE);
    assertClose(
        Blocks.read(networks.critics().parameters()),
        GoldenNetworks.twins(golden, "critic" + i + "/"),
        TOLERANCE);
    assertClose(Blocks.read(networks.temperature().log()), golden.get("log_alpha" + i), TOLERANCE);
  }

  private static float[] discreteActor(Npz golden, int i) {
    String actor = "actor" + i + "/";
    return golden.concat(GoldenNetworks.layers(actor + "features/", actor + "action_logits/"));
  }

  private static float[] continuousActor(Npz golden, int i) {
    return GoldenNetworks.heads(golden, "actor" + i + "/", "action_mean", "action_log_std");
  }
}
