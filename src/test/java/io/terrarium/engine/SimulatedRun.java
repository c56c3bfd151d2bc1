package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.cluster.ToldOnce;
import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent.GenerationFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run of real supervisors, groups and workers in a simulated cluster, held to the protocol's
 * invariants all along.
 */
final class SimulatedRun {

  /** Far more than any run takes whose network has become orderly. */
  private static final int ENOUGH_STEPS = 5000;

  /**
   * What a run is like.
   *
   * @param batch units that a device takes at once
   * @param lost share of the messages
   * @param twice share of the messages
   */
  record Setting(
      int units,
      int generations,
      int nodes,
      int workers,
      int batch,
      double lost,
      double twice,
      Faults faults) {}

  private final Stage stage;
  private final Setting setting;
  private final RunPlan plan;
  private final Schedule schedule;
  private final SimulatedNetwork network;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final TreeMap<Long, RunState> kept = new TreeMap<>();

  private ActorRef<Supervisor.Command> supervisor;
  private int terms;
  private Optional<RunEnd> end = Optional.empty();

  SimulatedRun(Stage stage, Setting setting, long seed) {
    this.stage = stage;
    this.setting = setting;
    this.plan =
        Plans.plan(
            new StubTask(setting.batch(), (device, round, index) -> {}, setting.units()),
            setting.generations(),
            1);
    this.schedule = new Schedule(seed, stage::pass);
    this.network =
        new SimulatedNetwork(stage, schedule, setting.lost(), setting.twice(), this::onLease);
    this.supervisor = supervise();
    for (int i = 0; i < setting.nodes(); i++) {
      join();
    }
  }

  private ActorRef<Supervisor.Command> supervise() {
    Optional<RunState> from = Optional.ofNullable(kept.lastEntry()).map(e -> e.getValue());
    ActorRef<Supervisor.Command> next =
        stage.spawn(
            Supervisor.create(plan, from, this::keep, List.of(new ToldOnce()), schedule::now));
    next.tell(new Terrarium.AwaitEnd(stage.spawn(hearing(++terms))));
    return next;
  }

  /** Hears how the run ends under the supervisor of a term. */
  private Behavior<RunEnd> hearing(int term) {
    end = Optional.empty();
    return Behaviors.receiveMessage(
        how -> {
          if (term == terms) {
            end = Optional.of(how);
          }
          return Behaviors.same();
        });
  }

  private void keep(GenerationFinished finished, ActorRef<Supervisor.Kept> replyTo) {
    schedule.add(
        () -> {
          RunState before = kept.putIfAbsent(finished.state().nextGeneration(), finished.state());
          if (before != null) {
            assertThat(before).usingRecursiveComparison().isEqualTo(finished.state());
          }
          replyTo.tell(new Supervisor.Kept(finished.record().generation()));
        });
  }

  private void onLease(Worker.Lease lease) {
    assertThat(lease.indices()).isSorted().doesNotHaveDuplicates().isNotEmpty();
    if (setting.faults().areNone()) {
      int units = plan.task().units(lease.round().phase());
      lease.indices().stream()
          .collect(Collectors.groupingBy(i -> i / setting.batch(), Collectors.counting()))
          .forEach(
              (block, size) -> assertThat(size).as("block " + block).isEqualTo(size(block, units)));
    }
  }

  private long size(int block, int units) {
    return Math.min(setting.batch(), units - block * setting.batch());
  }

  private void join() {
    nodes.add(
        new SimulatedNode(
            stage,
            schedule,
            setting.faults(),
            setting.workers(),
            setting.batch(),
            reachedSupervisor()));
  }

  private ActorRef<Supervisor.FromWorker> reachedSupervisor() {
    return network.reaching(supervisor.narrow());
  }

  /** A node dies; in a while another comes. */
  void loseNode() {
    if (!nodes.isEmpty()) {
      nodes.remove(schedule.below(nodes.size())).die(network);
      schedule.add(this::join);
    }
  }

  /**
   * Another supervisor goes on from what is kept. The one before stops sometime, and nodes hear of
   * it sometime.
   */
  void failOver() {
    ActorRef<Supervisor.Command> before = supervisor;
    supervisor = supervise();
    schedule.add(() -> stage.stop(before));
    nodes.forEach(node -> schedule.add(() -> node.serve(reachedSupervisor())));
  }

  boolean isOver() {
    return end.isPresent();
  }

  void step() {
    schedule.step();
  }

  boolean chance(double share) {
    return schedule.chance(share);
  }

  /** The network becomes orderly, and the run has to end. */
  RunEnd endOrderly() {
    schedule.becomeOrderly();
    for (int i = 0; i < ENOUGH_STEPS && !isOver(); i++) {
      step();
    }
    return end.orElseThrow(() -> new AssertionError("the run makes no progress"));
  }
}
