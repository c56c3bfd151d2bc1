package io.terrarium.process;

import static io.terrarium.process.Tiny.assertSame;
import static io.terrarium.process.Tiny.evolve;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tiny experiment leaves at one: steps of a synthetic episode, rollouts of a candidate.
 */
class SeveralStepsProcessTest {

  @TempDir private Path directory;

  @Test
  void a_run_of_several_steps_and_rollouts_is_killed_and_ends_with_the_same_bytes() {
    String[] several = {
      "--set",
      "synthetic.horizon=5",
      "--set",
      "synthetic.latent=softmax",
      "--set",
      "evaluation.rollouts=3"
    };
    Path straight = directory.resolve("straight");
    Program.with().run(evolve(straight, 1, several)).well();
    Path killed = directory.resolve("killed");
    Program.with().start(evolve(killed, 2, several)).until("generation 1/4").kill();
    Program.with().run(evolve(killed, 2, several)).well();
    assertSame(killed, straight, "experiment.conf", "metrics.csv", "scb.pb");
  }
}
