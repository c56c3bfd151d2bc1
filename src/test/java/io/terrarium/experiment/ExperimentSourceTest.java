package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.compute.Activation;
import io.terrarium.file.BadInput;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.run.Samples;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentSourceTest {

  private static final String FULL =
      """
      environment = CartPole-v1
      seed = 7
      algorithms = [ppo, dqn]
      generations = 30
      strategy { name = snes, population = 64, sigma = 0.15, temperature = 0 }
      synthetic { horizon = 1, hidden = [32], activation = relu, latent = normal }
      evaluation { environments = 50, episode-limit { init = 100, end = 1000, begin = 200, steps = 1600 }, rollouts = 1 }
      mean-evaluation { frequency = 10, rollouts = 64 }
      agents.ppo { batch-size = 20, learning-rate = [0.01, 0.005, 0.001], double = true, activation = relu }
      stop { score = 475, scorings = 2 }
      compute.backend = auto
      """;

  @TempDir Path directory;

  @Test
  void the_keys_of_the_design_are_read() {
    Experiment experiment = read(FULL);

    assertThat(experiment.environment()).isEqualTo("CartPole-v1");
    assertThat(experiment.seed()).isEqualTo(7);
    assertThat(experiment.algorithms()).containsExactly("ppo", "dqn");
    assertThat(experiment.strategy()).isEqualTo(StrategySettings.of(new Snes(), 64, 0.15f));
    assertThat(experiment.evaluation().episodeLimit())
        .isEqualTo(new EpisodeLimit(100, 1000, 200, 1600));
    assertThat(experiment.meanEvaluation()).isEqualTo(new MeanEvaluation(10, 64));
    assertThat(experiment.agents().get(0).choices())
        .containsEntry("batch-size", List.of(20.0))
        .containsEntry("learning-rate", List.of(0.01, 0.005, 0.001))
        .containsEntry("double", List.of(1.0));
    assertThat(experiment.agents().get(0).activation()).isEqualTo("relu");
    assertThat(experiment.stop()).contains(new StopCondition(475, 2));
    assertThat(experiment.backend()).isEqualTo("simd");
  }

  @Test
  void what_is_left_out_has_the_published_settings() {
    Experiment experiment = read("environment = CartPole-v1\nalgorithms = [dqn]");

    assertThat(experiment.strategy()).isEqualTo(StrategySettings.of(new Snes(), 128, 0.05f));
    assertThat(synthetic(experiment).hidden()).containsExactly(32);
    assertThat(synthetic(experiment).activation()).isEqualTo(Activation.RELU);
    assertThat(experiment.evaluation().episodeLimit()).isEqualTo(EpisodeLimit.constant(500));
    assertThat(experiment.agents().get(0).choices()).containsEntry("double", List.of(1.0, 0.0));
    assertThat(experiment.agents().get(0).activation()).isEqualTo("tanh");
    assertThat(experiment.stop()).isEmpty();
  }

  @Test
  void what_is_included_counts() throws IOException {
    Files.writeString(directory.resolve("shared.conf"), "seed = 11");

    assertThat(read(FULL + "include \"shared.conf\"").seed()).isEqualTo(11);
  }

  @Test
  void an_include_that_is_refused_is_named_with_its_file_and_line() throws IOException {
    String text =
        """
        # include "in a comment.conf"
        include "good.conf" // include "in another.conf"
        let.text = "include \\"in a string.conf\\""

        agents { include %s }
        """;
    Files.writeString(directory.resolve("good.conf"), "seed = 1");
    Path file = directory.resolve("experiment-file.conf");
    for (String what :
        List.of(
            "\"away.conf\"",
            "required(\"away.conf\")",
            "file(\"away.conf\")",
            "classpath(\"away.conf\")",
            "url(\"http://localhost/away.conf\")")) {
      assertThatThrownBy(() -> read(text.formatted(what)))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith(file + ":5: `include` names ")
          .hasMessageContaining("away.conf, which ");
    }
  }

  /** Each line has no include that is refused, or none at all; the one below them has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "include\"good.conf\"",
        "include # why\n\"good.conf\"",
        "include required( \n\"good.conf\" )",
        "include required( file( \"GOOD\" ) )",
        "include \"\"\"good.conf\"\"\"",
        "let { include \"good.conf\", include \"good.conf\" }",
        "let.a = include \"text.conf\"",
        "let.a =\n include \"text.conf\"",
        "let.a = 1 include \"text.conf\"",
        "let.a = \"text\" include \"text.conf\"",
        "let.a = [include \"text.conf\", { b : 1 }\n include \"text.conf\"]",
        "let.a = [{ include \"good.conf\" }]",
        "let.a += include \"text.conf\" # include \"text.conf\"",
        "let.include \"text.conf\" = 3",
        "let { a = 1, include\u00a0\"good.conf\" }",
        "let.a = \"\"\"include \"text.conf\"\n\"\"\"\"",
        "let { b = 1, a = ${let.b} include \"text.conf\" }",
      })
  void an_include_is_counted_where_hocon_takes_it_for_one(String before) throws IOException {
    Files.writeString(directory.resolve("good.conf"), "let.good = 1");
    Path file = directory.resolve("experiment-file.conf");
    String good = directory.resolve("good.conf").toString().replace('\\', '/');
    String text = before.replace("GOOD", good) + "\n# the next line is refused\n";
    for (String include : List.of("include \"away.conf\"", "include\"away.conf\"")) {
      assertThatThrownBy(() -> read(text + include + "\ninclude \"gone.conf\""))
          .hasMessageStartingWith(
              "%s:%d: `include` names away.conf", file, text.lines().count() + 1);
    }
  }

  @Test
  void an_include_after_a_long_text_is_named_where_it_stands() {
    String many = "x".repeat(100_000);
    String escaped = "\\n".repeat(100_000);
    String comments = "# x\n".repeat(100_000);
    String text =
        "let { a = \"%s\", b = \"%s\", c = \"\"\"%s\"\"\" }".formatted(many, escaped, many);

    assertThatThrownBy(() -> read(text + "\n\ninclude \"away.conf\""))
        .hasMessageContaining(":3: `include` names away.conf, which cannot be read");
    assertThatThrownBy(() -> read("let.a =\n" + comments + "1\ninclude \"away.conf\""))
        .hasMessageContaining(":100003: `include` names away.conf, which cannot be read");
  }

  @Test
  void a_nested_include_is_named_where_it_stands() throws IOException {
    Path inner = directory.resolve("inner.conf");
    Files.writeString(inner, "seed = 1\n\ninclude \"away.conf\"");
    assertThatThrownBy(() -> read("include \"inner.conf\""))
        .hasMessageStartingWith(inner + ":3: `include` names away.conf, which cannot be read");

    Files.writeString(inner, "seed = 1\ninclude \"experiment-file.conf\"");
    assertThatThrownBy(() -> read("include \"inner.conf\""))
        .hasMessage(
            inner
                + ":2: `include` names experiment-file.conf, which includes this again; take one of the two out.");

    Files.writeString(inner, "\n\nseed = many");
    assertThatThrownBy(() -> read(FULL + "include \"inner.conf\""))
        .hasMessageStartingWith(inner + ":3: `seed` must be a whole number");
  }

  @Test
  void an_override_and_a_text_name_what_they_include() {
    assertThatThrownBy(() -> Samples.experiment(directory, "let={include \"away.conf\"}"))
        .hasMessageStartingWith(
            "override let={include \"away.conf\"}: `include` names away.conf, which cannot be read");
    assertThatThrownBy(() -> ExperimentSource.text("include \"away.conf\""))
        .hasMessageStartingWith("The experiment: `include` names away.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agents.ppo.gamma = 1 | agents.ppo.batch-size=30 | override agents.ppo.batch-size=30: `agents.ppo`: batch-size must divide",
        "strategy.temperature = 12 | strategy.name=pgpe | FILE:3 and override strategy.name=pgpe: `strategy.temperature` is not for pgpe",
        "strategy.name = pgpe | strategy.temperature=12 | override strategy.temperature=12 and FILE:3: `strategy.temperature` is not for pgpe",
        "strategy.population = 7 | strategy.antithetic=true | FILE:3 and override strategy.antithetic=true: `strategy.population` must be even",
        "seed = 1 | environment=Pendulum-v1 | FILE:2 and override environment=Pendulum-v1: `algorithms[0]` must be able to act",
        "strategy.start = [1, 2] | synthetic.hidden=[8] | FILE:3 and FILE:1 and override synthetic.hidden=[8]: `strategy.start` must have the 141 parameters",
        "strategy.start = [1, 2] | synthetic.horizon=2 | FILE:3 and FILE:1 and override synthetic.horizon=2: `strategy.start` must have the",
        "strategy.start = [1, 2] | strategy.sigma=2 | FILE:3 and FILE:1: `strategy.start` must have the",
        "strategy.start = [1, 2, x] | synthetic.hidden=[8] | FILE:3: `strategy.start[2]` must be a number",
        "generations = 4 | generations+=5 | override generations+=5, FILE:3: is not valid HOCON: Cannot concatenate",
        "evaluation.episode-limit = 9 | evaluation.episode-limit.end=5 | override evaluation.episode-limit.end=5: `evaluation.episode-limit.init` is missing",
        "strategy.population = 8 | strategy=3 | override strategy=3: `strategy` must be a section",
        "strategy = 3 | seed=1 | FILE:3: `strategy` must be a section",
      })
  void what_does_not_go_together_is_named_where_each_stands(
      String line, String override, String sentence) {
    String text = "environment = CartPole-v1\nalgorithms = [ppo]\n" + line;
    Path file = Samples.config(directory, text);

    assertThatThrownBy(() -> Samples.read(file, override))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(sentence.replace("FILE", file.toString()));
  }

  @Test
  void an_override_that_is_wrong_by_itself_is_named_once() {
    assertThatThrownBy(
            () ->
                ExperimentSource.text("environment = CartPole-v1, algorithms = [ppo]")
                    .with(List.of("strategy.population=${let.none}"))
                    .setUp(Registries.load()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("override strategy.population=${let.none}: is not valid HOCON")
        .satisfies(
            e -> assertThat(e.getMessage().split("override", -1)).as(e.getMessage()).hasSize(2));
  }

  @Test
  void an_override_of_several_lines_is_named_in_one() {
    assertThatThrownBy(() -> Samples.experiment(directory, "strategy.sigma=2\nseed=many"))
        .hasMessage(
            "override strategy.sigma=2\\u000aseed=many: `seed` must be a whole number, is \"many\".");
    assertThatThrownBy(() -> Samples.experiment(directory, "seed\n"))
        .hasMessage("The override seed\\u000a must have the form path=value.");
  }

  @Test
  void names_of_ones_own_are_substituted_and_nothing_else() throws IOException {
    String shared = "let { sizes = [8, 16], rates { slow = 0.001, fast = 0.01 } }";
    Files.writeString(directory.resolve("shared.conf"), shared);
    String own =
        """
        include "shared.conf"
        let { pop = 64, again = ${let.pop} }
        strategy.population = ${let.again}
        evaluation.environments = ${let.pop}
        synthetic.hidden = ${let.sizes}
        agents.ppo.learning-rate = [${let.rates.slow}, ${let.rates.fast}]
        """;
    String plain =
        """
        strategy.population = 64
        evaluation.environments = 64
        synthetic.hidden = [8, 16]
        agents.ppo.learning-rate = [0.001, 0.01]
        """;

    assertThat(read(FULL + own)).isEqualTo(read(FULL + plain));
    assertThat(ExperimentText.text(read(FULL + own))).doesNotContain("let");
    Experiment other = Samples.read(Samples.config(directory, FULL + own), "let.pop=32");
    assertThat(other.strategy().population()).isEqualTo(32);
    assertThat(other.evaluation().environments()).isEqualTo(32);
    assertThat(Samples.read(Samples.config(directory, FULL + "let.pop = 1"), "let=null"))
        .isEqualTo(read(FULL));
  }

  @Test
  void names_of_ones_own_stand_in_a_section() {
    assertThatThrownBy(() -> read(FULL + "let = 3"))
        .hasMessageEndingWith(":12: `let` must be a section { ... } of names of your own, is 3.");
    assertThatThrownBy(() -> read(FULL + "pop = 64\nstrategy.population = ${pop}"))
        .hasMessageEndingWith(
            ":12: `pop` is not a key; "
                + "a name of your own stands in the section `let`: set `let.pop`, and write `${let.pop}`.");
    assertThatThrownBy(() -> read(FULL + "my { pop = 64 }\nstrategy.population = ${?my.pop}"))
        .hasMessageContaining("set `let.my`, and write `${let.my}`");
    for (String text :
        List.of(
            "# use ${pop}\npop = 64",
            "pop = \"${pop}\"",
            "pop = 64\nlet.a = ${seed} \"\\\"${pop}\"",
            "pop = 64\nlet.a = \"\"\"\"${pop}\"\"\"\n# ${pop}\nlet.b = ${seed}",
            "pop = 64\nlet.a = ${?pops}")) {
      assertThatThrownBy(() -> read(FULL + text))
          .hasMessageContaining("`pop` is not a key; the nearest is `");
    }
    assertThatThrownBy(() -> read(FULL + "pop = 64\nlet.a = \"${x} \\\"\" ${pop} \"${y}\""))
        .hasMessageContaining("set `let.pop`, and write `${let.pop}`");
    assertThatThrownBy(() -> read(FULL + "\"a b\" = 64\nseed = ${\"a b\"}"))
        .hasMessageContaining("set `let.\"a b\"`");
    assertThatThrownBy(() -> read(FULL + "lett { pop = 64 }"))
        .hasMessageContaining("the nearest is `let`");
    assertThatThrownBy(() -> read(FULL + "strategy.let.pop = 64"))
        .hasMessageContaining("`strategy.let` is not a key");
  }

  @Test
  void an_override_takes_a_section_of_the_file_back() {
    Experiment experiment = Samples.read(Samples.config(directory, FULL), "stop=null");

    assertThat(experiment.stop()).isEmpty();
  }

  @Test
  void overrides_are_stronger_than_the_file_and_later_ones_than_earlier() {
    Experiment experiment =
        Samples.read(
            Samples.config(directory, FULL),
            "seed=1",
            "seed = 2",
            "strategy.sigma=0.3",
            "agents.dqn.gamma=[1, 0.9]");

    assertThat(experiment.seed()).isEqualTo(2);
    assertThat(experiment.strategy().sigma()).isEqualTo(0.3f);
    assertThat(experiment.strategy().population()).isEqualTo(64);
    assertThat(experiment.agents().get(1).choices()).containsEntry("gamma", List.of(1.0, 0.9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment = CartPole | must be one of CartPole-v1, Pendulum-v1; is \"CartPole\"",
        "algorithms = [ppo, a2c] | `algorithms[1]` must be one of ppo, dqn; is \"a2c\"",
        "algorithms = [] | `algorithms` must name at least one, is empty",
        "algorithms = ppo | `algorithms` must be a list [ ... ], is \"ppo\"",
        "algorithms = [ppo, ppo] | must name each algorithm once",
        "environment = Pendulum-v1 | must be able to act in Pendulum-v1; ppo cannot",
        "strategy.name = cmaes | must be one of snes",
        "compute.backend = cuda | must be one of auto, simd, plain",
        "strategy.popsize = 3 | `strategy.popsize` is not a key; the nearest is `strategy.population`",
        "population = 64 | `population` is not a key; the nearest is `strategy.population`",
        "agents.pppo.gamma = 1 | `agents.pppo` is not a key; the nearest is `agents.ppo`",
        "generatons = 1 | the nearest is `generations`",
        "mean_evaluation.rollouts = 1 | the nearest is `mean-evaluation`",
        "synthetic.horizons = 1 | the nearest is `synthetic.horizon`",
        "agents.ppo.learning_rate = 1 | the nearest is `agents.ppo.learning-rate`",
        "seed = abc | `seed` must be a whole number, is \"abc\"",
        "seed = 1.5 | `seed` must be a whole number, is 1.5",
        "seed = 99999999999999999999 | `seed` must be at most 9223372036854775807",
        "seed = -9223372036854775809 | `seed` must be at least -9223372036854775808",
        "strategy.sigma = 1e-60 | `strategy.sigma` must fit a float",
        "agents.ppo.learning-rate = 1e-60 | must be at least 1.1754944e-38, is 1.0E-60",
        "seed = \"1000000000000000000\" | `seed` must be a whole number, is \"1000000000000000000\"",
        "agents.dqn.foo = 1 | `agents.dqn.foo` is not a key; there are activation, ",
        "agents.foo.bar = 1 | `agents.foo` is not a key; there are dqn, ppo",
        "\"a\\u001b\" [ = 1 | Key '\"a\\u001b\"' may not be followed by",
        "evaluation.episode-limit = [1] | must be a whole number, or a section { init, end, begin, steps }",
        "seed = null | `seed` must be a whole number, is null",
        "strategy.sigma = nan | `strategy.sigma` must be a number, is \"nan\"",
        "strategy.sigma = \"0.1\" | `strategy.sigma` must be a number, is \"0.1\"",
        "strategy.sigma = 1e999 | must be a finite number",
        "strategy.sigma = 1e39 | must fit a float",
        "strategy.sigma = 0 | must be above 0, is 0",
        "strategy.temperature = -1 | must be at least 0, is -1",
        "strategy.population = 0 | `strategy.population` must be at least 2, is 0",
        "strategy.population = 1 | `strategy.population` must be at least 2, is 1",
        "strategy { antithetic = true, population = 7 } | must be even where `strategy.antithetic` is true, is 7",
        "strategy.antithetic = 1 | must be true or false, is 1",
        "strategy { name = pgpe, shaping = ranks } | must be one of centred-ranks, z-score; is \"ranks\"",
        "strategy { name = pgpe, learning-rate = 0 } | `strategy.learning-rate` must be above 0, is 0",
        "strategy { name = pgpe, temperature = 2 } | `strategy.temperature` is not for pgpe; leave it out, or at 0, is 2",
        "strategy { name = sep-cma-es, antithetic = true } | is not for sep-cma-es; leave it out, or at false, is true",
        "strategy.learning-rate = 0.1 | is not for snes; leave it out, or at 0.01, is 0.1",
        "strategy.shaping = z-score | is not for snes; leave it out, or at \"centred-ranks\", is \"z-score\"",
        "strategy = 3 | `strategy` must be a section { ... }, is 3",
        "generations = -3 | `generations` must be at least 1, is -3",
        "generations = 0 | `generations` must be at least 1, is 0",
        "generations { a = 1 } | `generations` must be a whole number",
        "synthetic.horizon = 0 | `synthetic.horizon` must be at least 1, is 0",
        "synthetic.horizon = 16777217 | `synthetic.horizon` must be at most 16777216, is 16777217",
        "synthetic.latent = gaussian | must be one of normal, uniform, categorical, softmax; is \"gaussian\"",
        "synthetic.latent-size = 0 | `synthetic.latent-size` must be at least 1, is 0",
        "synthetic.latent_size = 3 | the nearest is `synthetic.latent-size`",
        "synthetic.hidden = [0] | `synthetic.hidden[0]` must be at least 1, is 0",
        "synthetic.activation = gelu | must be one of relu, tanh",
        "evaluation.episode-limit = 0 | must be at least 1, is 0",
        "evaluation.episode-limit { init = 3 } | `evaluation.episode-limit.end` is missing",
        "evaluation.episode-limit.stop = 3 | is not a key",
        "mean-evaluation.frequency = 0 | must be at least 1",
        "stop.score = 475 | `stop.scorings` is missing; give it a whole number",
        "agents = 3 | `agents` must be a section",
        "agents.ppo = 3 | `agents.ppo` must be a section",
        "agents.ppo.learning-rate = -0.1 | must be above 0 and at most 1, is -0.1",
        "agents.ppo.learning-rate = 0 | must be above 0 and at most 1, is 0",
        "agents.ppo.learning-rate = [0.1, 2] | `agents.ppo.learning-rate[1]` must be above 0 and at most 1, is 2",
        "agents.ppo.learning-rate = [] | must have at least one value to draw, is empty",
        "agents.ppo.batch-size = [1, 2] | must be one value, not a list, because it shapes the computation",
        "agents.ppo.batch-size = 30 | `agents.ppo`: batch-size must divide 100, is 30.",
        "agents.ppo.batch-size = 2.5 | must be a whole number, is 2.5",
        "agents.ppo.double = 2 | must be true or false, is 2",
        "agents.ppo.activation = elu | must be one of tanh, relu",
        "algorithms = [ppo], agents.dqn.gamma = 3 | `agents.dqn.gamma` must be at least 0 and at most 1, is 3",
      })
  void bad_input_is_refused_in_one_sentence_with_its_place(String lines, String sentence) {
    String file =
        "environment = CartPole-v1\nalgorithms = [ppo, dqn]\n" + lines.replace("], ", "]\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("experiment-file.conf:")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.lines()).hasSize(1));
  }

  @Test
  void the_place_is_file_and_line() {
    assertThatThrownBy(() -> read("environment = CartPole-v1\nalgorithms = [ppo]\n\nseeds = 3"))
        .hasMessage(
            directory.resolve("experiment-file.conf")
                + ":4: `seeds` is not a key; the nearest is `seed`.");
  }

  @Test
  void a_bad_override_is_named_as_such() {
    assertThatThrownBy(() -> Samples.experiment(directory, "strategy.sigma=-1"))
        .hasMessage("override strategy.sigma=-1: `strategy.sigma` must be above 0, is -1.");
    assertThatThrownBy(() -> Samples.experiment(directory, "sigma"))
        .hasMessage("The override sigma must have the form path=value.");
    assertThatThrownBy(() -> Samples.experiment(directory, "seed=")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Samples.experiment(directory, "seed=[1"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("override seed=[1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing but a comment"})
  void an_empty_file_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void missing_keys_are_named_with_what_they_may_be() {
    assertThatThrownBy(() -> read("algorithms = [ppo]"))
        .hasMessageEndingWith(
            "experiment-file.conf: `environment` is missing; give it one of CartPole-v1, Pendulum-v1.");
    assertThatThrownBy(() -> read("environment = CartPole-v1"))
        .hasMessageEndingWith("`algorithms` is missing; give it a list [ ... ].");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment = [",
        "{ a = 1",
        "a = ${b}",
        "= 3",
        "include 3",
        "a = \"\n",
        "\0\1\2",
        "}"
      })
  void text_that_is_not_hocon_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("experiment-file.conf")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.lines()).hasSize(1));
  }

  @Test
  void a_file_that_is_missing_or_a_directory_is_refused() throws IOException {
    Path missing = directory.resolve("none.conf");
    assertThatThrownBy(() -> ExperimentSource.file(missing))
        .hasMessageContaining("There is no file");
    Files.createDirectory(missing);
    assertThatThrownBy(() -> ExperimentSource.file(missing)).hasMessageContaining("is a directory");
  }

  @Test
  void a_text_and_an_application_s_configuration_say_the_same_as_a_file() {
    Config application = ConfigFactory.parseString("application.experiment {" + FULL + "}");
    ExperimentSource part =
        ExperimentSource.config(application.getConfig("application.experiment"));

    assertThat(part.setUp(Samples.REGISTRIES).experiment()).isEqualTo(read(FULL));
    assertThat(ExperimentSource.text(FULL).setUp(Samples.REGISTRIES).experiment())
        .isEqualTo(read(FULL));
  }

  @Test
  void what_is_in_no_file_is_refused_as_the_experiment() {
    assertThatThrownBy(() -> ExperimentSource.text("seeds = 3").setUp(Samples.REGISTRIES))
        .hasMessage("The experiment: `seeds` is not a key; the nearest is `seed`.");
    assertThatThrownBy(() -> ExperimentSource.text("seed = 3").setUp(Samples.REGISTRIES))
        .hasMessageStartingWith("The experiment: `environment` is missing;");
    assertThatThrownBy(() -> ExperimentSource.text("seed = ["))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("The experiment: is not valid HOCON:");
    assertThatThrownBy(() -> ExperimentSource.config(ConfigFactory.empty()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("The experiment is empty;");
  }

  private Experiment read(String text) {
    return Samples.read(Samples.config(directory, text));
  }

  private static ScbSpec synthetic(Experiment experiment) {
    return (ScbSpec) experiment.task().settings();
  }
}
