package io.terrarium.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.terrarium.golden.Blocks;
import io.terrarium.process.Program;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Losses that are composed of primitives make no object once they have seen their sizes. */
class CompositionGarbageTest {

  /** Plain kernels, because those on vectors make objects until they are compiled. */
  @Test
  void compositions_allocate_nothing() {
    String out =
        Program.of(Calls.class, "-Xmx64m", "-XX:+UseSerialGC", "-Dterrarium.kernels=plain")
            .run()
            .well()
            .out();
    assertThat(out.strip()).matches("allocated \\d+ bytes");
    assertThat(Integer.parseInt(out.split(" ")[1])).isLessThan(Calls.TIMES);
  }

  /** Prints what so many calls allocate. */
  static final class Calls {

    static final int TIMES = 2000;

    private static final int ROWS = 10;
    private static final int N = 3;

    private final Backend backend = Blocks.backend();
    private final Compositions compositions = new Compositions(backend);
    private final Block number = backend.block(1, 1);
    private final Block target = backend.block(1, 1);
    private final Block row = backend.block(1, N);
    private final Block column = backend.block(ROWS, 1);
    private final Block otherColumn = backend.block(ROWS, 1);
    private final Block last = backend.block(2, 1);
    private final Block whole = backend.block(ROWS, N);
    private final Block otherWhole = backend.block(ROWS, N);
    private final Block gradient = backend.block(ROWS, N);
    private final Block streams = backend.block(ROWS, N + 1);
    private final Block heads = backend.block(ROWS, 2 * N);
    private final Block headsGradient = backend.block(ROWS, 2 * N);

    public static void main(String[] arguments) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      Calls calls = new Calls();
      calls.run(TIMES);
      long before = threads.getCurrentThreadAllocatedBytes();
      calls.run(TIMES);
      System.out.printf("allocated %d bytes%n", threads.getCurrentThreadAllocatedBytes() - before);
    }

    private void run(int times) {
      for (int i = 0; i < times; i++) {
        ppo();
        dqn();
        sac();
      }
    }

    private void ppo() {
      compositions
          .advantages(ROWS, 2)
          .estimate(column, column, column, last, number, number, otherColumn, otherColumn);
      ComposedPpo ppo = compositions.ppo(ROWS, N);
      ppo.categoricalSurrogateGradient(whole, column, column, column, number, number, gradient);
      ppo.gaussianSurrogateGradient(
          whole, row, whole, column, column, number, number, gradient, row);
      ppo.clippedValueGradient(column, column, column, number, number, otherColumn);
    }

    private void dqn() {
      ComposedDqn dqn = compositions.dqn(ROWS, N);
      dqn.dueling(streams, whole);
      dqn.duelingGradient(whole, streams);
      dqn.oneStepTarget(column, column, number, number, whole, otherWhole, otherColumn);
      dqn.actionValueGradient(whole, column, column, gradient);
    }

    private void sac() {
      ComposedTwinCritics critics = compositions.twinCritics(ROWS, N);
      critics.expectedTarget(column, column, number, number, whole, otherWhole, whole, otherColumn);
      ComposedSac sac = compositions.sac(ROWS, N);
      sac.softPolicyGradient(whole, otherWhole, whole, number, gradient, otherColumn);
      sac.squashedGradient(heads, whole, otherWhole, whole, number, headsGradient);
      sac.temperatureGradient(column, number, target);
    }
  }
}
