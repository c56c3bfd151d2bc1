package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.GenerationBlock;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.cluster.replica.Replicated;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.engine.LocalRun;
import io.terrarium.engine.Plans;
import io.terrarium.engine.Recorder;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.StubTask;
import io.terrarium.engine.WideTask;
import io.terrarium.engine.proto.RegisterMessage;
import io.terrarium.file.SavedFile;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes of a cluster, all in this JVM. */
@Timeout(60)
class ClusterTest {

  private static final Config QUICK = ConfigFactory.parseResources("process/quick-cluster.conf");

  @TempDir Path folder;

  private final List<Node> nodes = new ArrayList<>();
  private final List<ClusterClient> clients = new ArrayList<>();

  @AfterEach
  void end() {
    clients.forEach(ClusterClient::close);
    nodes.forEach(ClusterTest::leave);
  }

  private static void leave(Node node) {
    node.leave();
    assertThat(node.await()).isEqualTo(Node.End.LEFT);
  }

  @Test
  void a_run_on_two_nodes_gives_what_it_gives_alone() {
    MetaTask task = StubTask.plain();
    Node first = start(runs(task));
    start(runs(task), first.address());
    assertSameAsAlone(finished(client(first), "5"), task, 5);
  }

  @Test
  void a_strategy_of_a_hundred_thousand_parameters_fits_the_wire() {
    MetaTask task = new WideTask(100_000, StubTask.plain());
    Node first = start(runs(task));
    start(runs(task), first.address());
    assertSameAsAlone(finished(client(first), "3"), task, 3);
  }

  @Test
  void a_strategy_too_large_for_the_wire_is_refused_before_it_begins() {
    ClusterClient client = client(start(runs(new WideTask(1_000_000, StubTask.plain()))));
    assertThatThrownBy(() -> client.submit("run", "3", "build"))
        .hasMessageStartingWith("The run's state has ")
        .hasMessageContaining("1000000 parameters")
        .hasMessageContaining("maximum-frame-size");
    assertThat(client.progress(0).report().name()).isEmpty();
  }

  @Test
  void an_experiment_too_long_for_the_wire_is_not_sent() {
    ClusterClient client = client(start(runs(StubTask.plain())));
    assertThatThrownBy(() -> client.submit("run", " ".repeat(1 << 20) + "3", "build"))
        .hasMessageStartingWith(
            "The experiment has 1048577 characters, and a cluster takes 1048576");
    assertThat(client.progress(0).report().name()).isEmpty();
  }

  @Test
  void more_generations_than_a_block_holds_are_all_told() {
    MetaTask task = StubTask.plain();
    Node first = start(runs(task));
    assertSameAsAlone(finished(client(first), "230"), task, 230);
  }

  @Test
  void a_run_grows_and_a_finished_one_is_known() {
    MetaTask task = StubTask.plain();
    StubRuns runs = runs(task);
    ClusterClient client = client(start(runs));
    finished(client, "3");
    assertThat(client.submit("run", "3", "build")).isPositive();
    assertThat(runs.homes()).hasSize(1);
    assertSameAsAlone(finished(client, "6"), task, 6);
    assertThat(runs.homes().get(1).generations()).hasSize(3);
  }

  @Test
  void what_was_given_out_again_is_told_of_a_run_that_is_over() {
    AtomicBoolean fails = new AtomicBoolean(true);
    MetaTask task =
        StubTask.playing(
            (device, round, index) -> {
              if (index == 5 && fails.getAndSet(false)) {
                throw new IllegalStateException("once");
              }
            });
    ClusterClient client = client(start(runs(task)));
    finished(client, "3");
    assertThat(client.progress(0).report().redone()).isPositive();
    finished(client, "6");
    assertThat(client.progress(0).report().redone()).isZero();
  }

  @Test
  void another_run_is_refused_while_one_goes_on_and_a_stopped_one_is_taken_up_again() {
    MetaTask task = StubTask.playing((device, round, index) -> pause(2));
    ClusterClient client = client(start(runs(task)));
    client.submit("long", "500", "build");
    assertThatThrownBy(() -> client.submit("other", "7", "build"))
        .hasMessage(
            "The cluster is at work on long; wait for its end, or stop it (`terrarium stop`).");
    while (client.progress(0).report().generation() == 0) {
      pause(20);
    }
    ClusterReport stopped = client.stop();
    assertThat(stopped.standing()).isEqualTo(RunStatus.STOPPED);
    assertThatThrownBy(() -> client.submit("long", "7", "build"))
        .hasMessageContaining("go on with that one, or give --run another name");
    client.submit("long", "500", "build");
    assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.GOING);
    client.stop();
  }

  @Test
  void a_node_of_another_build_does_not_compute_and_says_why() {
    MetaTask task = StubTask.playing((device, round, index) -> pause(2));
    Node first = start(runs(task));
    Node second = start(new StubRuns("other", task), first.address());
    ClusterClient client = client(first);
    client.submit("run", "500", "build");
    ClusterReport report = client.progress(0).report();
    while (report.sites().size() < 2) {
      pause(20);
      report = client.progress(0).report();
    }
    assertThat(report.sites())
        .filteredOn(site -> site.address().equals(second.address()))
        .allSatisfy(
            site ->
                assertThat(site.refusal())
                    .contains(
                        "The run was begun by build, this node has other; "
                            + "give all nodes the same build and plugins."));
    client.stop();
  }

  @Test
  void an_experiment_that_allows_it_may_come_from_another_build() {
    ClusterClient client = client(start(runs(StubTask.plain())));
    client.submit("run", "5 mixed", "other");
    while (!client.progress(0).report().isOver()) {
      pause(20);
    }
    assertThat(client.progress(0).report().standing()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void an_experiment_that_no_node_can_run_is_refused_in_a_sentence() {
    ClusterClient client = client(start(runs(StubTask.plain())));
    assertThatThrownBy(() -> client.submit("run", "many", "build"))
        .hasMessage("The experiment must be a number, is many.");
    assertThatThrownBy(() -> client.submit("run", "5", "other"))
        .hasMessage("The cluster's node has build, this is other; use the same build and plugins.");
    assertThatThrownBy(() -> client.submit("../run", "5", "build"))
        .hasMessage(
            "A run's name must have at most 100 letters, digits, and . _ - behind the first, is ../run.");
    assertThat(client.progress(0).report().name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 6", "100, 101", "101, 230"})
  void what_was_computed_outlives_all_nodes(int before, int after) {
    assertOutlivesAllNodes(before, after);
  }

  @Tag("faults")
  @ParameterizedTest
  @CsvSource({"99, 101", "250, 300"})
  void more_that_was_computed_outlives_all_nodes(int before, int after) {
    assertOutlivesAllNodes(before, after);
  }

  private void assertOutlivesAllNodes(int before, int after) {
    MetaTask task = StubTask.plain();
    Node first = start(runs(task));
    finished(client(first), Integer.toString(before));
    allLeave();
    assertGoesOn(task, before, after);
  }

  /** They kept the latest generations apart from the run, too. */
  @ParameterizedTest
  @CsvSource({"3, 6", "100, 101", "150, 230"})
  void what_nodes_of_earlier_builds_computed_is_gone_on_with(int before, int after)
      throws IOException {
    MetaTask task = StubTask.plain();
    Node first = start(runs(task));
    finished(client(first), Integer.toString(before));
    allLeave();
    keepApart(folder.resolve("node-0"));
    assertGoesOn(task, before, after);
  }

  private void assertGoesOn(MetaTask task, int before, int after) {
    StubRuns later = runs(task);
    ClusterClient client = client(start(later));
    Result result = finished(client, Integer.toString(after));
    Result alone = alone(task, after);
    // The mean is scored after the last generation, so that the first part has a score of its own.
    assertThat(result.records().subList(0, before)).isEqualTo(alone(task, before).records());
    assertThat(result.records().subList(before, after))
        .isEqualTo(alone.records().subList(before, after));
    assertSameState(result.state(), alone.state());
    assertThat(later.homes().get(0).generations()).hasSize(before);
  }

  private void allLeave() {
    end();
    clients.clear();
    nodes.clear();
  }

  private static void keepApart(Path files) throws IOException {
    Path file = files.resolve("terrarium-run.pb");
    Register register = RegisterFormat.read(SavedFile.REPLICA.read(file, RegisterMessage.parser()));
    ClusterRun run = (ClusterRun) register.entry();
    String block = "terrarium-block-%d-%d.pb".formatted(run.id(), GenerationBlock.of(run.apart()));
    write(files.resolve(block), run.recent());
    write(file, run.with(GenerationBlock.EMPTY));
  }

  private static void write(Path file, Replicated entry) {
    SavedFile.REPLICA.write(file, RegisterFormat.write(new Register(entry)));
  }

  @Test
  void a_client_outlives_all_nodes_that_it_knows() {
    Node first = start(runs(StubTask.plain()));
    ClusterClient client = client(first);
    assertThat(client.members()).hasSize(1);
    leave(first);
    nodes.clear();
    // Longer than Akka keeps up its streams to a system that has said that it ends.
    pause(4000);
    startAt(first.address());
    assertThat(client.members()).hasSize(1);
  }

  private static StubRuns runs(MetaTask task) {
    return new StubRuns("build", task);
  }

  private void startAt(String address) {
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    start(runs(StubTask.plain()), port);
  }

  private Node start(ExperimentLoader runs, String... join) {
    return start(runs, 0, join);
  }

  private Node start(ExperimentLoader runs, int port, String... join) {
    NodeSettings settings =
        new NodeSettings(
            "127.0.0.1",
            port,
            List.of(join),
            List.of(),
            folder.resolve("node-" + nodes.size()),
            QUICK);
    Node node = Node.start(settings, runs);
    nodes.add(node);
    return node;
  }

  private ClusterClient client(Node node) {
    ClusterClient client = ClusterClient.connect("127.0.0.1", List.of(node.address()), QUICK);
    clients.add(client);
    return client;
  }

  /** What a run has come to, as a client sees it. */
  private record Result(RunState state, List<GenerationRecord> records) {}

  private static Result finished(ClusterClient client, String experiment) {
    long id = client.submit("run", experiment, "build");
    List<GenerationRecord> records = new ArrayList<>();
    while (true) {
      ClusterClient.Progress progress = client.progress(records.size());
      progress.generations().forEach(kept -> records.add(kept.record()));
      if (progress.report().isOver() && progress.generations().isEmpty()) {
        assertThat(progress.report().standing()).isEqualTo(RunStatus.COMPLETED);
        return new Result(client.state(id), records);
      }
    }
  }

  /** A state that comes over the wire has no names for its vectors. */
  private static void assertSameState(RunState state, RunState expected) {
    SearchState named = state.search().named(List.of(StubTask.COUNT));
    assertThat(new RunState(state.nextGeneration(), named, state.streak(), state.failedStreak()))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  private static void assertSameAsAlone(Result result, MetaTask task, int generations) {
    Result alone = alone(task, generations);
    assertThat(result.records()).isEqualTo(alone.records());
    assertSameState(result.state(), alone.state());
  }

  private static Result alone(MetaTask task, int generations) {
    Recorder recorder = new Recorder();
    RunEnd end =
        LocalRun.start(Plans.plan(task, generations, 1), Optional.empty(), List.of(recorder))
            .await();
    return new Result(((RunEnd.Completed) end).state(), recorder.records());
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
