package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.env.ActionSpace;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** Trainings on nd4j leave little garbage behind. */
class TrainingGarbageTest {

  private static final int AGENTS = 32;
  private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
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
    BanditTraining training =
        new BanditTraining(algorithm, DISCRETE, AGENTS, Map.of("total-timesteps", (double) steps));
    // what is kept is made by the first training
    training.run();
    long arrays = arrays();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    training.run();
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    assertThat(arrays() - arrays).as("arrays and views").isEqualTo(1);
    // an object takes 64 bytes at least, as users have it
    assertThat(bytes / training.updates()).as("bytes an update").isLessThan(1_500_000);
  }

  /** The number of arrays so far, which grows by one with each call, since ND4J numbers them. */
  private static long arrays() {
    return Nd4j.scalar(0f).getId();
  }
}
