package io.terrarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.cli.Cli;
import io.terrarium.cli.ExitCode;
import io.terrarium.compute.Activation;
import io.terrarium.env.ActionSpace.Discrete;
import io.terrarium.experiment.Registries;
import io.terrarium.math.Key;
import io.terrarium.result.AgentFile;
import io.terrarium.result.SavedAgent;
import io.terrarium.scb.Latent;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTrialsTest {

  private static final ScbSpec SPEC = new ScbSpec(1, List.of(2), Activation.RELU, Latent.NORMAL);
  private static final Discrete ACTIONS = new Discrete(2);

  @TempDir Path directory;

  @BeforeEach
  void log() {}

  @Test
  void an_algorithm_that_is_not_asked_for_may_be_unknown() {
    String scb = scbWithOneThatIsGone().toString();
    String[] some = {"evaluate", scb, "--algorithms", "dqn", "--agents", "1", "--workers", "1"};

    assertThat(run(some).err()).isEmpty();
    assertThat(run("train", scb, "--algorithm", "dqn").exit()).isZero();
    assertThat(run("evaluate", scb, "--workers", "1").err())
        .startsWith("terrarium: There is no algorithm gone; known are");
  }

  @Test
  void an_agent_is_not_written_over_anything_else() throws IOException {
    Path scb = scb(List.of(small()));
    byte[] before = Files.readAllBytes(scb);

    Cli cli = run("train", scb.toString(), "--algorithm", "dqn", "--out", scb.toString());

    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("exists and does not hold an agent");
    assertThat(scb).hasBinaryContent(before);
    String agent = directory.resolve("agent.pb").toString();
    for (int twice = 0; twice < 2; twice++) {
      assertThat(run("train", scb.toString(), "--algorithm", "dqn", "--out", agent).exit())
          .isZero();
    }
  }

  @Test
  void a_hyperparameter_is_fixed_and_shown() throws IOException {
    String scb = scb(List.of(small())).toString();
    String agent = directory.resolve("agent.pb").toString();
    String[] train = {
      "train",
      scb,
      "--algorithm",
      "dqn",
      "--out",
      agent,
      "--json",
      "--set",
      "gamma=0.5",
      "--set",
      "ddqn=false",
      "--set",
      "activation=relu",
      "--set",
      "gamma=0.99"
    };

    JsonObject drawn =
        JsonParser.parseString(run("train", scb, "--algorithm", "dqn", "--json").out())
            .getAsJsonObject()
            .getAsJsonObject("hyperparameters");
    JsonObject fixed =
        JsonParser.parseString(run(train).out())
            .getAsJsonObject()
            .getAsJsonObject("hyperparameters");
    drawn.addProperty("gamma", new BigDecimal("0.99"));
    drawn.addProperty("ddqn", 0);
    drawn.addProperty("activation", "relu");

    assertThat(fixed).hasToString(drawn.toString());
    assertThat(run("evaluate", agent).out())
        .contains(System.lineSeparator() + "dqn: total-timesteps = 300, ")
        .contains(", gamma = 0.99, ", ", activation = relu" + System.lineSeparator());
    JsonObject played =
        JsonParser.parseString(run("evaluate", agent, "--json").out())
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject();
    assertThat(
            played
                .getAsJsonArray("trained")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("hyperparameters"))
        .hasToString(fixed.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gama=0.9 | `gama` is not a hyperparameter of dqn; the nearest is `gamma`.",
        "agents.dqn.gamma=1 | `agents.dqn.gamma` is not a hyperparameter of dqn; the nearest is `gamma`.",
        "gamma=much | `gamma` must be a number, is \"much\".",
        "gamma=null | `gamma` must be a number, is null.",
        "gamma=[0.9] | `gamma` must be a number, is [0.9].",
        "gamma=1.5 | `gamma` must be at least 0 and at most 1, is 1.5.",
        "ddqn=maybe | `ddqn` must be true or false, is \"maybe\".",
        "num-envs=1.5 | `num-envs` must be a whole number, is 1.5.",
        "activation=elu | `activation` must be one of tanh, relu; is \"elu\".",
        "gamma=[ | is not valid HOCON"
      })
  void what_no_agent_can_have_is_refused_with_its_place(String set, String complaint) {
    Path out = directory.resolve("agent.pb");

    Cli cli =
        run(
            "train",
            scb(List.of(small())).toString(),
            "--algorithm",
            "dqn",
            "--set",
            set,
            "--out",
            out.toString());

    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).startsWith("terrarium: --set " + set).contains(complaint).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--algorithms,ppo", "--agents,2", "--workers,1"})
  void options_of_training_are_refused_with_an_agent(String option, String value) {
    Path file = directory.resolve("agent.pb");
    TrainedAgent agent = new TrainedAgent("dqn", "CartPole-v1", "relu", Map.of(), new float[0]);
    AgentFile.write(file, new SavedAgent(agent, 1, 10));

    Cli cli = run("evaluate", file.toString(), option, value);

    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err())
        .isEqualToIgnoringNewLines(
            "terrarium: " + file + " is one trained agent; leave " + option + " out to play it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dqn", "ppo"})
  void a_training_that_failed_is_said_in_a_sentence_and_leaves_no_agent(String algorithm) {
    Path scb = scbOfStepSize(1e25f);
    Path agent = directory.resolve("agent.pb");

    Cli cli = run("train", scb.toString(), "--algorithm", algorithm, "--out", agent.toString());

    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .startsWith("terrarium: The training of " + algorithm + " with seed 0 failed: ")
        .contains("another result than " + scb)
        .hasLineCount(1);
    assertThat(agent).doesNotExist();
  }

  /** A candidate of a search that begins with such a step size. */
  private Path scbOfStepSize(float sigma) {
    StrategySettings settings = StrategySettings.of(new Snes(), 2, sigma);
    float[] mean = new float[new ScbShape(SPEC, 4, ACTIONS).parameters()];
    Snes snes = new Snes();
    return scb(List.of(small()), snes.ask(snes.initialise(mean, settings), settings, Key.of(3), 0));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void an_agent_whose_training_failed_is_not_played(float weight) {
    Path file = directory.resolve("agent.pb");
    float[] parameters =
        new float
            [Registries.load()
                .algorithms()
                .named("dqn")
                .policyShape(4, ACTIONS, Activation.TANH)
                .parameters()];
    parameters[parameters.length / 2] = weight;
    TrainedAgent agent = new TrainedAgent("dqn", "CartPole-v1", "tanh", Map.of(), parameters);
    AgentFile.write(file, new SavedAgent(agent, 1, 10));

    Cli cli = run("evaluate", file.toString());

    assertThat(cli.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualToIgnoringNewLines(
            "terrarium: "
                + file
                + " has weights that are not finite numbers, so its training failed; train another agent.");
  }

  @Test
  void all_are_those_that_the_environment_allows() {
    Cli cli =
        run(
            "evaluate",
            scb(List.of(small())).toString(),
            "--algorithms",
            "all",
            "--fixed",
            "--real",
            "2000",
            "--agents",
            "1",
            "--workers",
            "1");

    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().lines().skip(1).map(line -> line.split(" ")[0]))
        .startsWith("dqn")
        .contains("ppo", "sac")
        .doesNotContain("ddpg", "td3");
  }

  private Path scbWithOneThatIsGone() {
    return scb(List.of(new HyperparameterSpace("gone", Map.of(), "tanh"), small()));
  }

  private Path scb(List<HyperparameterSpace> agents) {
    return scb(agents, new float[new ScbShape(SPEC, 4, ACTIONS).parameters()]);
  }

  private Path scb(List<HyperparameterSpace> agents, float[] parameters) {
    Path file = directory.resolve("scb.pb");
    Scb scb = new Scb(SPEC, 4, ACTIONS, parameters);
    DiscoveryFile.write(file, ScbDiscoveries.of("CartPole-v1", scb, agents, 1, 10));
    return file;
  }

  private static HyperparameterSpace small() {
    Algorithm dqn = Registries.load().algorithms().named("dqn");
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    dqn.hyperparameters().forEach(each -> choices.put(each.name(), each.published()));
    choices.put("total-timesteps", List.of(300.0));
    choices.put("fill-buffer", List.of(100.0));
    choices.put("buffer-size", List.of(200.0));
    return new HyperparameterSpace("dqn", choices, "tanh");
  }

  private static Cli run(String... arguments) {
    return Cli.run(UseCases.load(), arguments);
  }
}
