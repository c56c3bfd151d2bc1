package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.golden.Blocks;
import io.terrarium.random.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings in a synthetic bandit. */
class TrainingTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ActionSpace ACTIONS = new ActionSpace.Discrete(2);

  private final Backend backend = Blocks.backend();

  static List<Algorithm> algorithms() {
    return List.of(new Ppo(), new Dqn());
  }

  @Test
  void the_published_settings_make_the_published_number_of_updates() {
    assertThat(train(new Ppo(), bandit(), 10_000).updates()).isEqualTo(2000);
    assertThat(train(new Dqn(), bandit(), 10_000).updates()).isEqualTo(899);
  }

  @Test
  void the_unavoidable_arithmetic_is_counted_from_the_updates() {
    long ppo = new Ppo().updateMultiplyAdds(space(new Ppo(), 10_000), 4, ACTIONS);
    // 26.4 k a sample and epoch
    assertThat(ppo).isEqualTo(20L * 10 * 500 * 26_435);
    long dqn = new Dqn().updateMultiplyAdds(space(new Dqn(), 10_000), 4, ACTIONS);
    assertThat(dqn).isEqualTo(899L * 100 * 13_507);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void a_room_that_was_used_before_trains_the_same_agent(Algorithm algorithm) {
    Trainer trainer = algorithm.trainer(backend, space(algorithm, 3000), bandit());
    float[] first = train(trainer, algorithm, 1);
    float[] second = train(trainer, algorithm, 2);
    assertThat(train(trainer, algorithm, 1)).isEqualTo(first).isNotEqualTo(second);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void work_that_is_left_out_in_a_bandit_cannot_change_a_bit(Algorithm algorithm) {
    ScbEnvironment bandit = bandit();
    Trainer skipping = algorithm.trainer(backend, space(algorithm, 3000), bandit);
    Trainer complete = algorithm.trainer(backend, space(algorithm, 3000), new StepByStep(bandit));
    assertThat(train(skipping, algorithm, 5)).isEqualTo(train(complete, algorithm, 5));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void training_does_not_allocate_in_its_loop(Algorithm algorithm) {
    long few = allocated(algorithm, 2000);
    long many = allocated(algorithm, 12_000);
    assertThat(many - few).as("bytes of 10,000 steps more").isLessThan(16_384);
  }

  private long allocated(Algorithm algorithm, int steps) {
    Trainer trainer = algorithm.trainer(backend, space(algorithm, steps), bandit());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      train(trainer, algorithm, 1);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private ScbEnvironment bandit() {
    ScbEnvironment bandit = new ScbEnvironment(backend, SPEC, 4, ACTIONS);
    bandit.load(0, new ScbShape(SPEC, 4, ACTIONS).initialise(Key.of(4)));
    return bandit;
  }

  private Trainer train(Algorithm algorithm, TrainingEnvironment environment, int steps) {
    Trainer trainer = algorithm.trainer(backend, space(algorithm, steps), environment);
    train(trainer, algorithm, 1);
    return trainer;
  }

  private static float[] train(Trainer trainer, Algorithm algorithm, int seed) {
    Key key = Key.of(seed);
    trainer.train(new Key[] {key}, new ArrayList<>(List.of(space(algorithm, 1).draw(key))));
    return Blocks.read(trainer.policyParameters());
  }

  private static HyperparameterSpace space(Algorithm algorithm, int steps) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    algorithm.hyperparameters().forEach(h -> choices.put(h.name(), h.published()));
    choices.put("total-timesteps", List.of((double) steps));
    return new HyperparameterSpace(algorithm.name(), choices, "tanh");
  }

  /** Hides that an environment is a bandit. */
  private record StepByStep(TrainingEnvironment environment) implements TrainingEnvironment {

    @Override
    public int observationSize() {
      return environment.observationSize();
    }

    @Override
    public ActionSpace actions() {
      return environment.actions();
    }

    @Override
    public boolean isBandit() {
      return false;
    }

    @Override
    public VectorEnvironment open(int copies) {
      return environment.open(copies);
    }
  }
}
