package io.terrarium.agent.ppo;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.PolicyShape;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import io.terrarium.nn.MlpShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpoGoldenTest {

  private static final float TOLERANCE = 1e-5f;

  private final Backend backend = open();

  /** The backend that computes the values. */
  Backend open() {
    return Blocks.backend();
  }

  private final Ppo ppo = new Ppo();

  @Test
  void three_updates_of_a_categorical_policy_are_rejax_updates() {
    Npz golden = Npz.golden("ppo_discrete.npz");
    TrainState actor = learner(new MlpShape(List.of(4, 64, 64, 2), Activation.TANH));
    actor.network().parameters().write(0, discreteActor(golden, 0), 0);
    CategoricalActorUpdate update = new CategoricalActorUpdate(backend, actor, scalars(golden), 50);
    for (int i = 0; i < 3; i++) {
      update.update(minibatch(golden, i, 4, 1));
      assertClose(
          Blocks.read(actor.network().parameters()), discreteActor(golden, i + 1), TOLERANCE);
    }
  }

  @Test
  void three_updates_of_a_gaussian_policy_are_rejax_updates() {
    Npz golden = Npz.golden("ppo_continuous.npz");
    PolicyShape shape = ppo.policyShape(2, new ActionSpace.Box(1, -1, 1), Activation.TANH);
    TrainState actor = new TrainState(backend, shape);
    actor.parameters().write(0, continuousActor(golden, 0), 0);
    GaussianActorUpdate update = new GaussianActorUpdate(backend, actor, scalars(golden), 50);
    for (int i = 0; i < 3; i++) {
      update.update(minibatch(golden, i, 2, 1));
      assertClose(Blocks.read(actor.parameters()), continuousActor(golden, i + 1), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo_discrete.npz", "ppo_continuous.npz"})
  void three_updates_of_the_critic_are_rejax_updates(String file) {
    Npz golden = Npz.golden(file);
    int observations = golden.get("mb0/obs").length / 50;
    TrainState critic = learner(new MlpShape(List.of(observations, 64, 64, 1), Activation.TANH));
    critic.network().parameters().write(0, critic(golden, 0), 0);
    PpoCriticUpdate update = new PpoCriticUpdate(backend, critic, scalars(golden), 50);
    for (int i = 0; i < 3; i++) {
      update.update(minibatch(golden, i, observations, 1));
      assertClose(Blocks.read(critic.network().parameters()), critic(golden, i + 1), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo_discrete.npz", "ppo_continuous.npz"})
  void advantages_are_rejax_advantages(String file) {
    Npz golden = Npz.golden(file);
    Block advantage = backend.block(500, 1);
    Block target = backend.block(500, 1);
    HyperparameterBlocks scalars = scalars(golden);
    backend.advantages(
        Blocks.of(backend, 1, golden.get("gae_reward")),
        Blocks.of(backend, 1, golden.get("gae_done")),
        Blocks.of(backend, 1, golden.get("gae_value")),
        Blocks.of(backend, 1, golden.get("gae_last_value")),
        scalars.of("gamma"),
        scalars.of("gae-lambda"),
        advantage,
        target);
    assertClose(Blocks.read(advantage), golden.get("gae_advantage"), 2e-5f);
    assertClose(Blocks.read(target), golden.get("gae_target"), 2e-5f);
  }

  private TrainState learner(MlpShape shape) {
    return new TrainState(backend, shape);
  }

  private PpoMinibatch minibatch(Npz golden, int i, int observations, int actions) {
    String mb = "mb" + i + "/";
    Block advantage = Blocks.of(backend, 1, golden.get(mb + "advantage"));
    backend.normalize(advantage);
    return new PpoMinibatch(
        Blocks.of(backend, observations, golden.get(mb + "obs")),
        Blocks.of(backend, actions, golden.get(mb + "action")),
        Blocks.of(backend, 1, golden.get(mb + "log_prob")),
        Blocks.of(backend, 1, golden.get(mb + "value")),
        advantage,
        Blocks.of(backend, 1, golden.get(mb + "target")));
  }

  private HyperparameterBlocks scalars(Npz golden) {
    Map<String, Double> values = new HashMap<>();
    ppo.hyperparameters().forEach(h -> values.put(h.name(), h.published().get(0)));
    for (String name :
        List.of(
            "learning_rate",
            "gamma",
            "gae_lambda",
            "clip_eps",
            "ent_coef",
            "vf_coef",
            "max_grad_norm")) {
      values.put(name.replace('_', '-'), golden.hyper(name));
    }
    HyperparameterBlocks scalars = new HyperparameterBlocks(backend, ppo.hyperparameters());
    scalars.write(List.of(new Hyperparameters(values)));
    return scalars;
  }

  private static float[] discreteActor(Npz golden, int i) {
    return golden.concat(network("actor" + i + "/features/", "actor" + i + "/action_logits/"));
  }

  private static float[] continuousActor(Npz golden, int i) {
    String[] network = network("actor" + i + "/features/", "actor" + i + "/action_mean/");
    String[] names = java.util.Arrays.copyOf(network, 7);
    names[6] = "actor" + i + "/action_log_std";
    return golden.concat(names);
  }

  private static float[] critic(Npz golden, int i) {
    return golden.concat(network("critic" + i + "/", "critic" + i + "/Dense_2/"));
  }

  private static String[] network(String body, String head) {
    return new String[] {
      body + "Dense_0/kernel", body + "Dense_0/bias", body + "Dense_1/kernel",
      body + "Dense_1/bias", head + "kernel", head + "bias"
    };
  }
}
