package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.env.ActionSpace;
import io.terrarium.golden.Blocks;
import io.terrarium.golden.Spaces;
import io.terrarium.random.Key;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbEnvironment;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** What trainings on nd4j leave behind. */
class TrainingGarbageTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(32), Activation.RELU, Latent.NORMAL);
  private static final ActionSpace ACTIONS = new ActionSpace.Discrete(2);

  private static final int AGENTS = 32;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Arguments> trainings() {
    return Stream.of(Arguments.of(new Ppo(), 500), Arguments.of(new Dqn(), 1500));
  }

  /**
   * The objects that ND4J makes for its operations take half a megabyte. The parameters of all
   * agents would be as much again, copied once.
   */
  @ParameterizedTest
  @MethodSource("trainings")
  void an_update_makes_no_array_but_only_the_small_objects_of_operations(
      Algorithm algorithm, int steps) {
    HyperparameterSpace space =
        Spaces.published(algorithm, Map.of("total-timesteps", (double) steps));
    Backend backend = Blocks.nd4j(AGENTS);
    Trainer trainer = algorithm.trainer(backend, space, bandit(backend));
    // what is kept is made by the first training
    train(trainer, space);
    long arrays = arrays();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    train(trainer, space);
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    assertThat(arrays() - arrays).as("arrays and views").isEqualTo(1);
    // an object takes 64 bytes at least, as users have it
    assertThat(bytes / trainer.updates()).as("bytes an update").isLessThan(1_500_000);
  }

  private static void train(Trainer trainer, HyperparameterSpace space) {
    Key[] keys = new Key[AGENTS];
    Arrays.fill(keys, Key.of(1));
    trainer.train(keys, Collections.nCopies(AGENTS, space.draw(keys[0])));
  }

  /** How many there were so far, one more each time: ND4J numbers them. */
  private static long arrays() {
    return Nd4j.scalar(0f).getId();
  }

  private static ScbEnvironment bandit(Backend backend) {
    ScbEnvironment bandit = new ScbEnvironment(backend, SPEC, 4, ACTIONS);
    for (int agent = 0; agent < AGENTS; agent++) {
      bandit.load(agent, new ScbShape(SPEC, 4, ACTIONS).initialise(Key.of(4)));
    }
    return bandit;
  }
}
