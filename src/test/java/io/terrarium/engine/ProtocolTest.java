package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.engine.SimulatedRun.Setting;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Round;
import io.terrarium.meta.RunState;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;

/**
 * Whole runs of the real actors in a cluster where messages are lost, come twice, late and in any
 * order, and where workers and supervisors die. Each seed is a history of its own. A history has a
 * wild part and an orderly one, in which the run has to end.
 */
class ProtocolTest {

  private static final Stage STAGE = new Stage();
  private static final int WILD_STEPS = 400;

  @AfterTry
  void clear() {
    STAGE.clear();
  }

  @AfterContainer
  static void close() {
    STAGE.close();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whatever_is_lost_or_dies_each_unit_counts_once_and_the_run_gives_the_same(
      @ForAll long seed) {
    Setting setting = setting(new Random(seed), Faults.restarting(0.05));
    assertEndsAsAlone(setting, wild(setting, seed));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void units_that_throw_once_end_no_run_however_often_that_is_told(@ForAll long seed) {
    Random random = new Random(seed);
    Faults faults =
        Faults.throwing(Set.of(), Set.copyOf(List.of(random.nextInt(4), random.nextInt(12))));
    Setting setting = setting(random, faults);
    assertEndsAsAlone(setting, wild(setting, seed));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void a_unit_that_always_throws_ends_the_run_and_no_other_is_blamed(@ForAll long seed) {
    Random random = new Random(seed);
    int culprit = random.nextInt(4);
    Faults faults = Faults.throwing(Set.of(culprit), Set.of(random.nextInt(12)));
    RunEnd end = wild(setting(random, faults), seed);
    assertThat(end)
        .isInstanceOfSatisfying(
            RunEnd.Failed.class,
            failed ->
                assertThat(failed.sentence())
                    .startsWith("generation 0, candidate " + culprit + ", algorithm even: "));
  }

  @Example
  void a_node_may_die_at_each_step() {
    for (int step = 0; step < 120; step++) {
      assertSurvives(SimulatedRun::loseNode, step);
    }
  }

  @Example
  void a_supervisor_may_fail_at_each_step() {
    for (int step = 0; step < 120; step++) {
      assertSurvives(SimulatedRun::failOver, step);
    }
  }

  private static void assertSurvives(Consumer<SimulatedRun> blow, int step) {
    Setting setting = new Setting(6, 2, 2, 2, 2, 0.1, 0.1, Faults.NONE);
    SimulatedRun run = new SimulatedRun(STAGE, setting, 1);
    for (int i = 0; i < step && !run.isOver(); i++) {
      run.step();
    }
    blow.accept(run);
    assertEndsAsAlone(setting, run.endOrderly());
    STAGE.clear();
  }

  private static Setting setting(Random random, Faults faults) {
    return new Setting(
        4 + random.nextInt(12),
        1 + random.nextInt(3),
        1 + random.nextInt(3),
        1 + random.nextInt(3),
        1 + random.nextInt(4),
        random.nextDouble() * 0.4,
        random.nextDouble() * 0.4,
        faults);
  }

  private static RunEnd wild(Setting setting, long seed) {
    SimulatedRun run = new SimulatedRun(STAGE, setting, seed);
    for (int i = 0; i < WILD_STEPS && !run.isOver(); i++) {
      if (run.chance(0.01)) {
        run.loseNode();
      }
      if (run.chance(0.005)) {
        run.failOver();
      }
      run.step();
    }
    return run.endOrderly();
  }

  private static void assertEndsAsAlone(Setting setting, RunEnd end) {
    assertThat(end).usingRecursiveComparison().isEqualTo(new RunEnd.Completed(alone(setting)));
  }

  /** What the run gives where nothing happens to it. */
  private static RunState alone(Setting setting) {
    StubTask task = new StubTask(1, (device, round, index) -> {}, setting.units());
    RunPlan plan = Plans.plan(task, setting.generations(), 0);
    RunState state = plan.start();
    while (!plan.isFinished(state)) {
      Generation generation = new Generation(plan, state);
      Generation.Told told = generation.tell(outcomes(task, generation.populationRound()));
      List<Outcome> mean = generation.scoresMean() ? outcomes(task, told.meanRound()) : List.of();
      state = told.done(mean).state();
    }
    return state;
  }

  private static List<Outcome> outcomes(StubTask task, Round round) {
    return IntStream.range(0, task.units(round.phase()))
        .mapToObj(index -> StubTask.outcome(round, index))
        .toList();
  }
}
