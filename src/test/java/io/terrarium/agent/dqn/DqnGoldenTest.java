package io.terrarium.agent.dqn;

import static io.terrarium.golden.Close.assertClose;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.learn.HyperparameterBlocks;
import io.terrarium.agent.learn.TrainState;
import io.terrarium.agent.learn.Transitions;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Npz;
import io.terrarium.nn.MlpShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DqnGoldenTest {

  private final Backend backend = open();

  /** What the values are computed with. */
  Backend open() {
    return Blocks.backend();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dqn_double.npz", "dqn_vanilla.npz", "dqn_unclipped.npz"})
  void three_updates_are_rejax_updates(String file) {
    Npz golden = Npz.golden(file);
    int actions = golden.get("q0/Dense_1/bias").length;
    TrainState learner =
        new TrainState(backend, new MlpShape(List.of(6, 64, 64, 1 + actions), Activation.TANH));
    DqnUpdate update = new DqnUpdate(backend, learner, scalars(golden), 100);
    learner.network().parameters().write(0, network(golden, "q0/", actions), 0);
    update.targetParameters().write(0, network(golden, "target/", actions), 0);
    for (int i = 0; i < 3; i++) {
      update.update(batch(golden, i));
      assertClose(
          Blocks.read(learner.network().parameters()),
          network(golden, "q" + (i + 1) + "/", actions),
          2e-5f);
    }
  }

  private Transitions batch(Npz golden, int i) {
    String mb = "mb" + i + "/";
    return new Transitions(
        Blocks.of(backend, 6, golden.get(mb + "obs")),
        Blocks.of(backend, 1, golden.get(mb + "action")),
        Blocks.of(backend, 1, golden.get(mb + "reward")),
        Blocks.of(backend, 1, golden.get(mb + "done")),
        Blocks.of(backend, 6, golden.get(mb + "next_obs")));
  }

  private HyperparameterBlocks scalars(Npz golden) {
    Dqn dqn = new Dqn();
    Map<String, Double> values = new HashMap<>();
    dqn.hyperparameters().forEach(h -> values.put(h.name(), h.published().get(0)));
    for (String name : List.of("learning_rate", "gamma", "max_grad_norm", "ddqn")) {
      values.put(name.replace('_', '-'), golden.hyper(name));
    }
    HyperparameterBlocks scalars = new HyperparameterBlocks(backend, dqn.hyperparameters());
    scalars.write(List.of(new Hyperparameters(values)));
    return scalars;
  }

  /** Our head holds both streams: the value's column, then the advantages'. */
  private static float[] network(Npz golden, String prefix, int actions) {
    float[] body =
        golden.concat(
            prefix + "MLP_0/Dense_0/kernel", prefix + "MLP_0/Dense_0/bias",
            prefix + "MLP_0/Dense_1/kernel", prefix + "MLP_0/Dense_1/bias");
    float[] value = golden.get(prefix + "Dense_0/kernel");
    float[] advantage = golden.get(prefix + "Dense_1/kernel");
    float[] all = java.util.Arrays.copyOf(body, body.length + 65 * (1 + actions));
    int at = body.length;
    for (int k = 0; k < 64; k++) {
      all[at++] = value[k];
      System.arraycopy(advantage, k * actions, all, at, actions);
      at += actions;
    }
    all[at++] = golden.get(prefix + "Dense_0/bias")[0];
    System.arraycopy(golden.get(prefix + "Dense_1/bias"), 0, all, at, actions);
    return all;
  }
}
