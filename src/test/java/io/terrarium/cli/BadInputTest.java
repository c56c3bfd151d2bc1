package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.app.UseCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program refuses wrong input before it writes anything. */
class BadInputTest {

  private static final String EXPERIMENT =
      """
      environment = CartPole-v1
      algorithms = [ppo, dqn]
      agents.dqn { total-timesteps = 300, fill-buffer = 100, buffer-size = 200 }
      """;

  private static final String PENDULUM =
      """
      environment = Pendulum-v1
      algorithms = [ppo, sac, ddpg, td3]
      """;

  @TempDir Path directory;

  @BeforeEach
  void log() {
    Logging.toStandardError();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          environment=Nope-v1                              | `environment` must be one of
          algorithms=[]                                    | must name at least one
          algorithms=[a2c]                                 | must be one of ppo, dqn, sac
          algorithms=[ppo,ppo]                             | must name each algorithm once
          strategy.name=cma                                | must be one of snes
          strategy.population=1                            | must be at least 2
          strategy.population=1e999                        | must be a whole number
          strategy.sigma=NaN                               | must be a number
          strategy.sigma=1e39                              | must fit a float
          strategy={population=3,antithetic=true}          | must be even
          strategy.start=none.pb                           | which does not exist
          synthetic.latent=gauss                           | must be one of normal, uniform
          generations=-1                                   | must be at least 1
          stop={score=1}                                   | `stop.scorings` is missing
          evaluation.episode-limit={init=1,end=2,begin=0,steps=0} | must be at least 1
          agents.ppo.learning-rate=-0.1                    | must be above 0
          agents.ppo.num-minibatches=7                     | must divide the samples
          agents.ppo={num-envs=65536,num-steps=65536}      | must be at most 16777216
          agents.dqn.buffer-size=50                        | buffer-size must be at least fill-buffer
          agents.dqn.num-envs=7                            | buffer-size must be a multiple of num-envs
          agents.dqn.total-timesteps=100                   | must leave steps to learn from
          compute.backend=abacus                           | must be one of auto, simd
          agents.dqn.foo=1                                 | is not a key; there are activation, batch-size
          sigma=1                                          | the nearest is `strategy.sigma`
          strategy.sigma={                                 | is not valid HOCON
          """)
  void a_wrong_value_is_named_with_what_would_be_right(String override, String sentence)
      throws IOException {
    refuses(sentence, "--set", override);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          td3={num-envs=65536,policy-delay=65536} | num-envs x policy-delay must be at most 16777216
          sac={gradient-steps=16777216}           | that update must be at most 16777216
          sac.buffer-size=1000                    | buffer-size must be above fill-buffer (1000)
          ddpg.buffer-size=999                    | buffer-size must be at least fill-buffer (1000)
          """)
  void a_wrong_size_of_what_learns_from_a_buffer_is_named(String override, String sentence)
      throws IOException {
    refuses(sentence, PENDULUM, "--set", "agents." + override);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy.population=16777216",
        "mean-evaluation.rollouts=16777216",
        "mean-evaluation.rollouts=1900000",
        "synthetic.hidden=[65536,65536]",
        "agents.ppo={num-envs=4096,num-steps=4096,num-minibatches=1,total-timesteps=16777216}"
      })
  void what_no_memory_holds_is_refused_before_the_run_begins(String override) throws IOException {
    refuses("does not fit into the", "--set", override);
  }

  @Test
  void an_include_that_is_missing_is_not_taken_for_empty() throws IOException {
    refuses("`include` names nothere.conf", EXPERIMENT + "include \"nothere.conf\"");
    refuses("`include` names nothere.conf", EXPERIMENT + "include file(\"nothere.conf\")");
    refuses("`include` names reference.conf", EXPERIMENT + "include \"reference.conf\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classpath(\"reference.conf\")", "url(\"http://localhost:1/a.conf\")"})
  void an_include_of_what_is_no_file_is_refused(String what) throws IOException {
    refuses("a.conf:4: `include` names ", EXPERIMENT + "include " + what);
  }

  @Test
  void what_is_nested_without_end_is_refused() throws IOException {
    refuses("a.conf:1: `include` names a.conf, which includes this again", "include \"a.conf\"");
    refuses("is nested too deeply", EXPERIMENT + "generations = " + "[".repeat(20_000));
  }

  @Test
  void a_refusal_of_what_does_not_go_together_names_the_override_and_the_line() throws IOException {
    refuses(
        "override agents.dqn.buffer-size=50 and %s:3: `agents.dqn`: buffer-size must be at least"
            .formatted(directory.resolve("a.conf")),
        "--set",
        "agents.dqn.buffer-size=50");
    refuses(
        "override agents.sac.gradient-steps=9000 and %s:3: `agents.sac`: gradient-steps x the"
            .formatted(directory.resolve("a.conf")),
        PENDULUM + "agents.sac.total-timesteps = 1000000",
        "--set",
        "agents.sac.gradient-steps=9000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --settings nothere.conf  | There is no file nothere.conf
          --settings RUN/open.conf | expecting a close
          --settings RUN/lost.conf | Could not resolve substitution
          --settings RUN/what.conf | Unknown transport [pigeon]
          --settings RUN/away.conf | `include` names nothere.conf
          --settings RUN/role.conf | akka.actor.provider must be cluster
          --settings RUN/list.conf | check --settings
          --settings RUN/none.conf | check --settings
          --settings RUN/foo.conf  | active-strategy in --settings must be one of keep-majority, static-quorum
          --settings RUN/time.conf | stable-after in --settings must be a time such as 7 s, is banana
          --settings RUN/past.conf | stable-after in --settings must be a time such as 7 s, is -5 s
          --settings RUN/quo.conf  | static-quorum.quorum-size in --settings must be a number of nodes, is undefined
          --settings RUN/misp.conf | terrarium.engine.cluster.client-patiens in --settings is not a setting
          --settings RUN           | is not a file; give --settings a HOCON file
          --settings RUN/pod.conf --http 0 --discover x | in Kubernetes only
          --host 203.0.113.9       | Cannot listen on 203.0.113.9:0
          --runs RUN/open.conf     | make room for it or choose another place
          """)
  void a_node_that_cannot_be_started_is_refused_in_a_sentence(String options, String sentence)
      throws IOException {
    Files.writeString(directory.resolve("open.conf"), "akka {");
    Files.writeString(directory.resolve("lost.conf"), "a = ${TERRARIUM_IS_NOT_SET}");
    Files.writeString(directory.resolve("what.conf"), "akka.remote.artery.transport = pigeon");
    Files.writeString(directory.resolve("away.conf"), "include \"nothere.conf\"");
    Files.writeString(directory.resolve("role.conf"), "akka.actor.provider = local");
    Files.writeString(directory.resolve("list.conf"), "akka.actor.provider = []");
    Files.writeString(directory.resolve("none.conf"), "akka = 3");
    String resolver = "akka.cluster.split-brain-resolver.";
    Files.writeString(directory.resolve("foo.conf"), resolver + "active-strategy = foo");
    Files.writeString(directory.resolve("time.conf"), resolver + "stable-after = banana");
    Files.writeString(directory.resolve("quo.conf"), resolver + "active-strategy = static-quorum");
    Files.writeString(directory.resolve("past.conf"), resolver + "stable-after = -5 s");
    Files.writeString(
        directory.resolve("misp.conf"), "terrarium.engine.cluster.client-patiens = 3 s");
    Files.writeString(
        directory.resolve("pod.conf"), "akka.discovery.kubernetes-api.api-ca-path = /no/ca.crt");
    List<String> arguments = new ArrayList<>(List.of("node", "--port", "0", "--workers", "1"));
    arguments.addAll(List.of(options.replace("RUN", directory.toString()).split(" ")));
    if (!options.contains("--runs")) {
      arguments.addAll(List.of("--runs", directory.resolve("runs").toString()));
    }
    Cli cli = Cli.run(UseCases.load(), arguments.toArray(String[]::new));
    assertThat(cli.err()).contains(sentence).hasLineCount(1);
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).isEmpty();
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void a_cluster_is_not_asked_for_what_could_not_be_written_here() throws IOException {
    Path config = Files.writeString(directory.resolve("a.conf"), EXPERIMENT);
    String run = config.resolve("runs/a").toString();
    Cli cli =
        Cli.run(
            UseCases.load(), "evolve", config.toString(), "--run", run, "--join", "127.0.0.1:1");
    assertThat(cli.err()).contains(run + " cannot be written");
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "-3 s|must be above 0\nbanana|must be a time such as")
  void how_long_a_client_waits_is_a_time(String patience, String sentence) throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("patience.conf"),
            "terrarium.engine.cluster.client-patience = " + patience);
    Cli cli =
        Cli.run(
            UseCases.load(), "status", "--join", "127.0.0.1:1", "--settings", settings.toString());
    assertThat(cli.err()).contains("client-patience " + sentence).hasLineCount(1);
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private void refuses(String sentence, String option, String value) throws IOException {
    refuses(sentence, EXPERIMENT, option, value);
  }

  private void refuses(String sentence, String text, String... options) throws IOException {
    Path config = Files.writeString(directory.resolve("a.conf"), text);
    Path run = directory.resolve("runs/a");
    List<String> arguments =
        new ArrayList<>(List.of("evolve", config.toString(), "--run", run.toString()));
    arguments.addAll(List.of("--workers", "1"));
    arguments.addAll(List.of(options));
    Cli cli = Cli.run(UseCases.load(), arguments.toArray(String[]::new));
    assertThat(cli.err()).contains(sentence).endsWith("." + System.lineSeparator());
    assertThat(cli.err().lines().toList()).hasSizeBetween(1, 3);
    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).isEmpty();
    assertThat(run.getParent()).doesNotExist();
  }
}
