package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.A2c;
import com.sun.management.ThreadMXBean;
import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.ddpg.Td3Schedule;
import io.terrarium.agent.ddpg.Td3Trainer;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.env.TrainingEnvironment;
import io.terrarium.env.VectorEnvironment;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.math.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings in a synthetic bandit. */
class TrainingTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
  private static final ActionSpace BOX = new ActionSpace.Box(1, -2, 2);

  /** Bytes that a training may allocate at once, and how often trainings are tried. */
  private static final int ONCE = 16_384;

  private static final int TRAININGS = 60;

  private final Backend backend = Blocks.backend();

  /** An algorithm in the bandit of one kind of actions. */
  record Case(Algorithm algorithm, ActionSpace actions) {

    @Override
    public String toString() {
      return algorithm.name() + " " + actions;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case(new Ppo(), DISCRETE),
        new Case(new Ppo(), BOX),
        new Case(new Dqn(), DISCRETE),
        new Case(new Sac(), DISCRETE),
        new Case(new Sac(), BOX),
        new Case(new Ddpg(), BOX),
        new Case(new Td3(), BOX),
        new Case(new A2c(), DISCRETE),
        new Case(new A2c(), BOX));
  }

  @Test
  void the_published_settings_make_the_published_number_of_updates() {
    assertThat(updates(new Ppo(), DISCRETE)).isEqualTo(2000);
    assertThat(updates(new Dqn(), DISCRETE)).isEqualTo(899);
    assertThat(updates(new Sac(), DISCRETE)).isEqualTo(3600);
    assertThat(updates(new Ddpg(), BOX)).isEqualTo(8999);
    assertThat(updates(new Td3(), BOX)).isEqualTo(8999);
  }

  /** With batches of one, which changes no count of updates. */
  private int updates(Algorithm algorithm, ActionSpace actions) {
    HyperparameterSpace space = space(algorithm, 10_000);
    if (space.choices().containsKey("batch-size")) {
      space = space.fixed(Map.of("batch-size", 1.));
    }
    Trainer trainer = algorithm.trainer(backend, space, bandit(actions));
    train(trainer, algorithm, 1);
    return trainer.updates();
  }

  @Test
  void the_actor_of_td3_is_updated_every_other_time() {
    HyperparameterSpace space = space(new Td3(), 10_000).fixed(Map.of("batch-size", 1.));
    Td3Trainer trainer = (Td3Trainer) new Td3().trainer(backend, space, bandit(BOX));
    train(trainer, new Td3(), 1);
    assertThat(trainer.actor().updates()).isEqualTo(4500);
    assertThat(trainer.critics().updates()).isEqualTo(8999);
    assertThat(new Td3Schedule(space).actorUpdates()).isEqualTo(4500);
    assertThat(new Td3Schedule(space).criticUpdates()).isEqualTo(8999);
  }

  @Test
  void the_unavoidable_arithmetic_is_counted_from_the_updates() {
    // 26.4 k a sample and epoch
    assertThat(multiplyAdds(new Ppo(), 4, DISCRETE)).isEqualTo(20L * 10 * 500 * 26_435);
    assertThat(multiplyAdds(new Dqn(), 4, DISCRETE)).isEqualTo(899L * 100 * 13_507);
    // layers 4-64-64-2, forward and backward
    long discrete = 2 * 256 + 64 + 3 * 4096 + 64 + 3 * 128 + 2;
    assertThat(multiplyAdds(new Sac(), 4, DISCRETE)).isEqualTo(3600L * 256 * 3 * discrete);
    // 3-64-64-2 of the actor, 4-64-64-1 of the critics, which give the action's gradient too
    long heads = 2 * 192 + 64 + 3 * 4096 + 64 + 3 * 128 + 2;
    long critic = 2 * 256 + 64 + 3 * 4096 + 64 + 3 * 64 + 1;
    long ofAction = 256 + 64 + 2 * 4096 + 2 * 64;
    assertThat(multiplyAdds(new Sac(), 3, BOX))
        .isEqualTo(3600L * 256 * (heads + 2 * critic + 2 * ofAction));
    long actor = 2 * 192 + 64 + 3 * 4096 + 64 + 3 * 64 + 1;
    assertThat(multiplyAdds(new Ddpg(), 3, BOX))
        .isEqualTo(8999L * 100 * (actor + critic + ofAction));
    assertThat(multiplyAdds(new Td3(), 3, BOX))
        .isEqualTo(100 * (8999L * 2 * critic + 4500L * (actor + 2 * ofAction)));
  }

  private static long multiplyAdds(Algorithm algorithm, int observations, ActionSpace actions) {
    return algorithm.updateMultiplyAdds(space(algorithm, 10_000), observations, actions);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_room_that_was_used_before_trains_the_same_agent(Case c) {
    Trainer trainer = c.algorithm().trainer(backend, small(c, 3000), bandit(c.actions()));
    float[] first = train(trainer, c.algorithm(), 1);
    float[] second = train(trainer, c.algorithm(), 2);
    assertThat(train(trainer, c.algorithm(), 1)).isEqualTo(first).isNotEqualTo(second);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void work_that_is_left_out_in_a_bandit_cannot_change_a_bit(Case c) {
    ScbEnvironment bandit = bandit(c.actions());
    Trainer skipping = c.algorithm().trainer(backend, small(c, 3000), bandit);
    Trainer complete = c.algorithm().trainer(backend, small(c, 3000), new StepByStep(bandit));
    assertThat(train(skipping, c.algorithm(), 5)).isEqualTo(train(complete, c.algorithm(), 5));
  }

  @Test
  void training_does_not_allocate_in_its_loop() throws Exception {
    List<String> allocated =
        OwnProcess.lines(
                Allocations.class, List.of("@jvm.options", "--add-modules", "jdk.incubator.vector"))
            .stream()
            .filter(line -> line.startsWith("allocated "))
            .toList();
    assertThat(allocated).hasSameSizeAs(cases());
    assertThat(allocated)
        .allSatisfy(line -> assertThat(Long.parseLong(line.split(" ")[1])).isLessThan(ONCE));
  }

  /** Prints how many bytes 10,000 steps more allocate, once the compiler is done. */
  static final class Allocations {

    public static void main(String[] arguments) {
      for (Case c : cases()) {
        Allocation few = new Allocation(c, 2000);
        Allocation many = new Allocation(c, 12_000);
        int trainings = 0;
        do {
          few.train();
          many.train();
          trainings++;
        } while (many.least - few.least >= ONCE && trainings < TRAININGS);
        System.out.printf("allocated %d bytes, %s%n", many.least - few.least, c);
      }
    }
  }

  /** The least that trainings of so many steps allocate. */
  private static final class Allocation {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Trainer trainer;
    private final Algorithm algorithm;
    private long least = Long.MAX_VALUE;

    Allocation(Case c, int steps) {
      Backend backend = Blocks.backend();
      this.algorithm = c.algorithm();
      this.trainer = algorithm.trainer(backend, small(c, steps), bandit(backend, c.actions()));
    }

    void train() {
      long before = threads.getCurrentThreadAllocatedBytes();
      TrainingTest.train(trainer, algorithm, 1);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
  }

  private ScbEnvironment bandit(ActionSpace actions) {
    return bandit(backend, actions);
  }

  private static ScbEnvironment bandit(Backend backend, ActionSpace actions) {
    ScbEnvironment bandit = new ScbEnvironment(backend, SPEC, 4, actions);
    bandit.load(0, new ScbShape(SPEC, 4, actions).initialise(Key.of(4)));
    return bandit;
  }

  private static float[] train(Trainer trainer, Algorithm algorithm, int seed) {
    Key key = Key.of(seed);
    trainer.train(new Key[] {key}, new ArrayList<>(List.of(space(algorithm, 1).draw(key))));
    return Blocks.read(trainer.policyParameters());
  }

  /** Off-policy algorithms with small batches. */
  private static HyperparameterSpace small(Case c, int steps) {
    HyperparameterSpace space = space(c.algorithm(), steps);
    boolean isOffPolicy = space.choices().containsKey("batch-size");
    return isOffPolicy ? space.fixed(Map.of("batch-size", 16.)) : space;
  }

  private static HyperparameterSpace space(Algorithm algorithm, int steps) {
    return Spaces.published(algorithm, Map.of("total-timesteps", (double) steps));
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
