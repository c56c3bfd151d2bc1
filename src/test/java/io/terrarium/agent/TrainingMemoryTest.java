package io.terrarium.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.terrarium.agent.ddpg.Ddpg;
import io.terrarium.agent.ddpg.Td3;
import io.terrarium.agent.dqn.Dqn;
import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.env.ActionSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trainings on nd4j take a bounded amount of memory outside the heap. */
class TrainingMemoryTest {

  private static final Path STATUS = Path.of("/proc/self/status");

  /**
   * A process whose heap is all there from the start, and whose compiler soon has nothing to do.
   */
  private static final List<String> OPTIONS =
      List.of(
          "@jvm.options", "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");

  @Test
  void an_update_keeps_no_memory_outside_the_heap() throws Exception {
    assumeTrue(Files.exists(STATUS), "this system has no /proc/self/status to read memory from");
    List<String> grown =
        OwnProcess.lines(Trainings.class, OPTIONS).stream()
            .filter(line -> line.startsWith("grown "))
            .toList();
    assertThat(grown).hasSize(6);
    // a cumsum at each step was 20,000 of PPO's
    assertThat(grown)
        .allSatisfy(line -> assertThat(Long.parseLong(line.split(" ")[1])).isLessThan(2_000));
  }

  /** Prints how many bytes the process has grown by an update, for each algorithm. */
  static final class Trainings {

    private static final int AGENTS = 4;
    private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
    private static final ActionSpace BOX = new ActionSpace.Box(1, -2, 2);
    private static final int WARM_UP = 2;
    private static final int WINDOWS = 3;

    public static void main(String[] arguments) throws IOException {
      Map<String, Double> ppo =
          Map.of("total-timesteps", 2500d, "num-envs", 25d, "num-steps", 10d, "num-epochs", 1d);
      Map<String, Double> buffered =
          Map.of("total-timesteps", 600d, "num-envs", 10d, "fill-buffer", 100d, "batch-size", 20d);
      print(new BanditTraining(new Ppo(), DISCRETE, AGENTS, ppo), 5);
      print(new BanditTraining(new Dqn(), DISCRETE, AGENTS, buffered), 3);
      print(new BanditTraining(new Sac(), DISCRETE, AGENTS, buffered), 1);
      print(new BanditTraining(new Sac(), BOX, AGENTS, buffered), 1);
      print(new BanditTraining(new Ddpg(), BOX, AGENTS, buffered), 2);
      print(new BanditTraining(new Td3(), BOX, AGENTS, buffered), 2);
    }

    /** The least of some windows: what is kept grows in each, the rest of a process in some. */
    private static void print(BanditTraining training, int trainings) throws IOException {
      run(training, WARM_UP);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < WINDOWS; i++) {
        long bytes = bytes();
        run(training, trainings);
        least = Math.min(least, bytes() - bytes);
      }
      System.out.printf("grown %d bytes an update%n", least / (trainings * training.updates()));
    }

    private static void run(BanditTraining training, int times) {
      for (int i = 0; i < times; i++) {
        training.run();
      }
    }

    /** The resident memory of the process. */
    private static long bytes() throws IOException {
      String resident =
          Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(resident.replaceAll("\\D", "")) * 1024;
    }
  }
}
