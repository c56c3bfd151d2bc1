package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.app.Benchmarks;
import io.terrarium.app.Evolution;
import io.terrarium.app.Imports;
import io.terrarium.app.Nodes;
import io.terrarium.app.Trials;
import io.terrarium.cluster.address.HostAndPort;
import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class MainTest {

  private static final String CONFIG = "config/quickstart.conf";
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @TempDir Path directory;
  private FakeUseCases fake;

  @BeforeEach
  void prepare() {
    Logging.toStandardError();
    fake = new FakeUseCases(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolve", "train", "evaluate", "bench"})
  void every_command_explains_itself_with_an_example(String command) {
    Cli cli = run(command, "--help");
    assertThat(cli.exit()).isZero();
    assertThat(cli.out()).contains("Example").contains("terrarium " + command).contains("--json");
    assertThat(cli.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void the_program_lists_its_commands_and_exit_codes() {
    assertThat(run("--help").out())
        .contains("evolve", "train", "evaluate", "import", "bench", "Exit codes", "Ctrl-C");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "evolve",
        "evolve a.conf --workers 0",
        "evolve a.conf --workers many",
        "evolve a.conf --set population",
        "evolve a.conf --settings tls.conf",
        "evolve a.conf --host 127.0.0.1",
        "evaluate x --algorithms ,",
        "evaluate x --algorithms dqn,,ppo",
        "bench --backend ,",
        "node --name ../a",
        "node --join a\tb:1",
        "train scb.pb",
        "train scb.pb --algorithm dqn --set gamma",
        "evaluate x --agents 0",
        "import checkpoint.pkl",
        "import --out x",
        "bench --what",
        "node --http :8558",
        "node --http ::1:8558",
        "node --http http://127.0.0.1:8558",
        "node --host my_node",
        "node --host 0.0.0.0",
        "node --host ::",
        "node --host 127.0.0.1:25520",
        "node --bind 0.0.0.0",
        "node --bind 0.0.0.0:0",
        "node --join ::1:25520",
        "node --join 0.0.0.0:25520",
        "node --join http://127.0.0.1:25520",
        "stop --join 127.0.0.1:25520/",
        "status --join akka://terrarium@127.0.0.1:25520",
        "status --join 127.0.0.1:1 --host 0.0.0.0",
        "evolve a.conf --bind 0.0.0.0:1",
        "evolve a.conf --port 1",
        "node --http 127.0.0.1:65536",
        "node --discover x",
        "node --discover x --http 0 --join 127.0.0.1:1",
        "node --join 127.0.0.1",
        "status",
        "status --join 127.0.0.1:",
        "stop --join nowhere"
      })
  void a_command_line_that_is_wrong_takes_two_lines_and_exits_with_2(String line) {
    Cli cli = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(cli.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines().toList()).hasSizeBetween(1, 3);
    assertThat(cli.err()).startsWith("terrarium: ");
  }

  @Test
  void a_list_with_nothing_in_it_is_not_taken_for_the_default() {
    assertThat(run("evaluate", "x", "--algorithms", ",").err())
        .contains("--algorithms has nothing in its list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node", "status", "stop", "evolve"})
  void an_empty_host_is_refused_by_all(String command) {
    Cli cli = run(command, "--join", "127.0.0.1:1", "--host", "");
    assertThat(cli.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("'--host'").contains("'' is not a host; give a name");
  }

  @Test
  void a_node_may_listen_elsewhere_than_where_it_is_reached() {
    Nodes.Request request =
        nodeRequest("--host", "Node-7.example", "--port", "30000", "--bind", "0.0.0.0:25520");
    assertThat(request.host()).isEqualTo("node-7.example");
    assertThat(request.port()).isEqualTo(30_000);
    assertThat(request.bind()).contains(new HostAndPort("0.0.0.0", 25_520));
    assertThat(nodeRequest().bind()).isEmpty();
  }

  @Test
  void an_address_of_all_is_refused_with_what_listens_on_all() {
    assertThat(run("node", "--host", "::0").err()).contains("`--bind [::]:PORT`");
  }

  @Test
  void addresses_are_taken_in_one_form() {
    Nodes.Request request = nodeRequest("--host", "0::1", "--join", "[0:0::1]:1", "LocalHost:2");
    assertThat(request.host()).isEqualTo("[::1]");
    assertThat(request.join()).containsExactly("[::1]:1", "localhost:2");
    assertThat(nodeRequest("--http", "[0::]:3").http().orElseThrow().host()).isEqualTo("[::]");
  }

  private Nodes.Request nodeRequest(String... options) {
    run(Stream.concat(Stream.of("node"), Stream.of(options)).toArray(String[]::new));
    return (Nodes.Request) fake.requests.get(fake.requests.size() - 1);
  }

  @Test
  void a_label_to_discover_by_is_not_empty() {
    assertThat(run("node", "--http", "0", "--discover", "").err())
        .contains("--discover must be a label, is blank");
  }

  @Test
  void a_path_that_no_file_can_have_is_refused() {
    assertThat(run("evaluate", "a\0b").err()).contains("must be a path: Nul character");
  }

  @Test
  void an_empty_path_is_not_the_working_directory() {
    Cli cli = run("evolve", "a.conf", "--run", "");
    assertThat(cli.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("'--run': must be a path, is empty");
  }

  @Test
  void a_misspelt_option_is_answered_with_the_right_one() {
    assertThat(run("bench", "--populaton", "3").err()).contains("--population");
  }

  @Test
  void refused_input_is_its_sentence_alone() {
    assertThat(run("evaluate", "bad"))
        .isEqualTo(
            new Cli(
                ExitCode.BAD_INPUT, "", "terrarium: bad is no SCB file." + System.lineSeparator()));
  }

  @Test
  void a_defect_says_where_its_details_are_and_shows_no_stack() throws IOException {
    Logging.toFile(directory.resolve("defects.log"));
    Cli cli = run("evaluate", "broken");
    assertThat(cli.exit()).isEqualTo(ExitCode.DEFECT);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).contains("defect", "index out of range", "defects.log");
    assertThat(directory.resolve("defects.log")).content().contains("at io.terrarium");
  }

  @Test
  void evolve_passes_on_what_was_asked_for() {
    run(
        "evolve",
        CONFIG,
        "--run",
        "r",
        "--workers",
        "1",
        "--set",
        "strategy.sigma=0.2",
        "--seed",
        "7",
        "--generations",
        "3");
    Evolution.Request request = evolveRequest();
    assertThat(request.directory()).isEqualTo(Path.of("r"));
    assertThat(request.workers()).isEqualTo(1);
    assertThat(request.cluster()).isEmpty();
    Experiment experiment = request.experiment().setUp(Registries.load()).experiment();
    assertThat(experiment.strategy().sigma()).isEqualTo(0.2f);
    assertThat(experiment.generations()).isEqualTo(3);
    assertThat(experiment.seed()).isEqualTo(7);
  }

  @Test
  void evolve_names_the_directory_of_a_run_after_its_experiment_file() {
    run("evolve", CONFIG);
    assertThat(evolveRequest().directory()).isEqualTo(Path.of("runs/quickstart"));
  }

  private Evolution.Request evolveRequest() {
    return (Evolution.Request) fake.requests.get(fake.requests.size() - 1);
  }

  @Test
  void evolve_shows_each_generation_and_then_the_table() {
    Cli cli = run("evolve", CONFIG);
    assertThat(cli.exit()).isZero();
    assertThat(cli.out())
        .contains(
            "generation 1/2  ppo  mean 20.0  best 50.0  score ppo 99.5 dqn NaN  32.0 trainings/s"
                + "  ETA 0:02")
        .contains("algorithm", "IQM", "64")
        .contains(directory.toString());
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void evolve_as_json_has_nothing_else_on_standard_output() {
    Cli cli = run("evolve", CONFIG, "--json");
    assertThat(JsonParser.parseString(cli.out()).getAsJsonArray()).hasSize(1);
    assertThat(cli.err()).contains("generation 1/2");
  }

  @Test
  void a_stopped_run_prints_no_table() {
    fake.finishes = false;
    Cli cli = run("evolve", CONFIG);
    assertThat(cli.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(cli.out()).doesNotContain("IQM");
  }

  @Test
  void more_workers_than_cores_is_allowed_and_said() {
    Cli cli = run("bench", "--workers", Integer.toString(CORES + 1));
    assertThat(cli.exit()).isZero();
    assertThat(cli.err())
        .startsWith("terrarium: " + (CORES + 1) + " workers are more than the ")
        .contains("with simd they share", "nd4j has no more workers than cores");
  }

  @Test
  void import_passes_on_what_was_asked_for_and_says_what_it_left_out() {
    Cli cli = run("import", "c.pkl", "--config", "c.yaml", "--out", "x");
    assertThat(fake.requests)
        .containsExactly(
            new Imports.Request(Path.of("c.pkl"), Optional.of(Path.of("c.yaml")), Path.of("x")));
    assertThat(cli.out().lines())
        .containsExactly(
            "CartPole-v1, 421 parameters, evolved with ppo, dqn: scb.pb and experiment.conf are in"
                + " x.",
            "Left out of c.yaml, since they have no counterpart here: inner_config.ppo.eval_freq = 10000.");
    assertThat(run("import", "c.pkl", "--out", "x").out().lines()).hasSize(1);
  }

  @Test
  void evaluate_passes_on_what_was_asked_for() {
    run(
        "evaluate",
        "scb.pb",
        "--algorithms",
        "ppo,dqn",
        "--fixed",
        "--real",
        "2000",
        "--agents",
        "8",
        "--seed",
        "5",
        "--episode-limit",
        "100",
        "--workers",
        "1");
    assertThat(fake.requests)
        .containsExactly(
            new Trials.Evaluation(
                Path.of("scb.pb"),
                List.of("ppo", "dqn"),
                true,
                OptionalInt.of(2000),
                8,
                5,
                OptionalInt.of(100),
                1,
                List.of("--algorithms", "--fixed", "--real", "--agents", "--workers")));
  }

  @Test
  void evaluate_does_not_take_defaults_for_options_that_were_given() {
    run("evaluate", "agent.pb", "--seed", "5");
    assertThat(fake.requests)
        .singleElement()
        .isInstanceOfSatisfying(
            Trials.Evaluation.class,
            evaluation -> assertThat(evaluation.trainingOptions()).isEmpty());
  }

  @Test
  void evaluate_counts_failed_agents_apart() {
    Cli cli = run("evaluate", "scb.pb");
    assertThat(cli.out()).contains("250.0");
    assertThat(cli.err()).contains("1 of 2 agents of dqn failed");
  }

  @Test
  void evaluate_as_json_has_the_keys_for_machines() {
    JsonArray rows = JsonParser.parseString(run("evaluate", "x", "--json").out()).getAsJsonArray();
    JsonObject ppo = rows.get(0).getAsJsonObject();
    assertThat(ppo.keySet())
        .containsExactly(
            "algorithm",
            "mean",
            "sem",
            "iqm",
            "iqm_low",
            "iqm_high",
            "min",
            "max",
            "agents",
            "unseen",
            "interval_usable",
            "trained");
    assertThat(ppo.get("mean").getAsDouble()).isEqualTo(250);
    assertThat(rows.get(1).getAsJsonObject().get("sem").isJsonNull()).isTrue();
    assertThat(rows.get(1).getAsJsonObject().get("trained"))
        .hasToString(
            "[{\"agent\":0,\"return\":null,\"status\":\"failed\","
                + "\"hyperparameters\":{\"num-envs\":10,\"dqn-rate\":0.001,\"activation\":\"tanh\"}},"
                + "{\"agent\":1,\"return\":7,\"status\":\"ok\","
                + "\"hyperparameters\":{\"num-envs\":10,\"dqn-rate\":0.001,\"activation\":\"tanh\"}}]");
  }

  @Test
  void evaluate_writes_a_row_for_each_agent() throws IOException {
    Path csv = directory.resolve("agents.csv");
    for (int twice = 0; twice < 2; twice++) {
      assertThat(run("evaluate", "x", "--csv", csv.toString()).exit()).isZero();
    }
    assertThat(Files.readString(csv))
        .isEqualTo(
            """
            algorithm,unseen,agent,return,status,num-envs,ppo-rate,activation,dqn-rate
            ppo,false,0,100,ok,10,0.001,tanh,
            ppo,false,1,200,ok,10,0.001,tanh,
            ppo,false,2,300,ok,10,0.001,tanh,
            ppo,false,3,400,ok,10,0.001,tanh,
            dqn,true,0,nan,failed,10,,tanh,0.001
            dqn,true,1,7,ok,10,,tanh,0.001
            """);
  }

  @Test
  void evaluate_writes_over_nothing_else() throws IOException {
    Path other = Files.writeString(directory.resolve("metrics.csv"), "generation,algorithm\n");

    Cli refused = run("evaluate", "x", "--csv", other.toString());

    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "terrarium: "
                + other
                + " exists and does not hold agents of `evaluate`; give --csv a new file, or one that it wrote.");
    assertThat(other).hasContent("generation,algorithm");
    assertThat(run("evaluate", "x", "--csv", directory.toString()).err())
        .contains("is a directory; give the path of a file.");
    assertThat(run("evaluate", "x", "--csv", directory.resolve("none/a.csv").toString()).err())
        .contains("cannot be written (there is no such file or directory)");
    assertThat(run("evaluate", "x", "--csv", other.resolve("a.csv").toString()).err())
        .contains("cannot be written (a part of its path is a file, not a directory)");
    assertThat(fake.requests).isEmpty();
  }

  @Test
  void an_interval_of_fewer_than_five_agents_is_said_to_be_of_no_use() {
    assertThat(run("evaluate", "x").out().lines())
        .last()
        .isEqualTo(
            "The 95% interval of fewer than five agents is of no use,"
                + " since so few say too little about others: ppo has 4, dqn has 1.");
    Cli json = run("evaluate", "x", "--json");
    assertThat(json.err()).contains("fewer than five agents");
    JsonArray rows = JsonParser.parseString(json.out()).getAsJsonArray();
    assertThat(rows.get(0).getAsJsonObject().get("interval_usable").getAsBoolean()).isFalse();
    assertThat(run("evolve", CONFIG).out()).doesNotContain("five");
  }

  @Test
  void train_passes_on_what_is_not_to_be_drawn() {
    run("train", "x", "--algorithm", "dqn", "--set", "gamma=0.99", "--set", "ddqn=true");
    assertThat(fake.requests)
        .singleElement()
        .isInstanceOfSatisfying(
            Trials.Training.class,
            training -> assertThat(training.set()).containsExactly("gamma=0.99", "ddqn=true"));
  }

  @Test
  void train_prints_the_return() {
    assertThat(run("train", "scb.pb", "--algorithm", "ppo").out())
        .isEqualToIgnoringNewLines(
            "ppo, seed 0: mean return 487.3 in 50 episodes of CartPole-v1"
                + "ppo: gamma = 1, activation = tanh");
    JsonObject json =
        JsonParser.parseString(run("train", "scb.pb", "--algorithm", "ppo", "--json").out())
            .getAsJsonObject();
    assertThat(json.get("return").getAsDouble()).isEqualTo(487.25);
    assertThat(json.get("hyperparameters")).hasToString("{\"gamma\":1,\"activation\":\"tanh\"}");
  }

  @Test
  void bench_measures_ppo_and_dqn_or_all() {
    assertThat(run("bench").out().lines()).hasSize(3);
    JsonArray rows =
        JsonParser.parseString(run("bench", "--algorithm", "all", "--json").out()).getAsJsonArray();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).getAsJsonObject().keySet())
        .containsExactly(
            "algorithm",
            "environment",
            "backend",
            "population",
            "workers",
            "seconds",
            "trainings_per_second",
            "gflops",
            "peak_gflops",
            "share");
  }

  @Test
  void bench_measures_all_that_can_act_in_an_environment() {
    run("bench", "--environment", "Pendulum-v1", "--workers", "1");
    run("bench", "--algorithm", "all,ppo", "--workers", "1");
    assertThat(fake.requests)
        .containsExactly(
            new Benchmarks.Request(List.of(), Optional.of("Pendulum-v1"), List.of("simd"), 128, 1),
            new Benchmarks.Request(List.of(), Optional.empty(), List.of("simd"), 128, 1));
  }

  @Test
  void bench_steps_environments() {
    assertThat(run("bench", "--steps", "--environment", "Acrobot-v1").out().lines().toList().get(1))
        .matches("Acrobot-v1 +256 +300.0 +200.0 +100.0");
    JsonArray rows =
        JsonParser.parseString(run("bench", "--steps", "--json").out()).getAsJsonArray();
    assertThat(rows.get(0).getAsJsonObject().keySet())
        .containsExactly("environment", "copies", "stepped", "observed", "restarted");
    assertThat(run("bench", "--steps", "--workers", "1").err())
        .isEqualToIgnoringNewLines(
            "terrarium: --steps measures environments on one core; leave --workers out.");
  }

  @Test
  void the_log_file_holds_what_standard_error_does_not() throws IOException {
    run("evolve", CONFIG);
    LoggerFactory.getLogger("test").info("noted");
    try (Stream<String> log = Files.lines(directory.resolve("terrarium.log"))) {
      assertThat(log).anyMatch(line -> line.endsWith("test noted"));
    }
  }

  private Cli run(String... arguments) {
    return Cli.run(fake.useCases(), arguments);
  }
}
