package io.terrarium.interop;

import static io.terrarium.interop.Pickles.name;
import static io.terrarium.interop.Pickles.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.Environment;
import io.terrarium.env.classic.CartPole;
import io.terrarium.experiment.DiscoverySource;
import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.registry.Registry;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import io.terrarium.task.Discovery;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedScbTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path PENDULUM = GOLDEN.resolve("scb_Pendulum-v1.pkl");
  private static final Registries REGISTRIES = Registries.load();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "cartpole, CartPole-v1",
    "acrobot, Acrobot-v1",
    "mountaincar, MountainCar-v0",
    "continuous_mountaincar, MountainCarContinuous-v0",
    "pendulum, Pendulum-v1"
  })
  void a_published_checkpoint_says_its_environment_by_its_shapes(String name, String environment) {
    Path checkpoint = published(name).resolve("checkpoint.pkl");
    ImportedScb told =
        ImportedScb.read(checkpoint, published(name).resolve("config.yaml"), REGISTRIES);
    ImportedScb alone = ImportedScb.read(checkpoint, REGISTRIES);

    assertThat(alone.setup().experiment().environment()).isEqualTo(environment);
    assertThat(withoutUselessRatio(alone)).isEqualTo(withoutUselessRatio(told));
  }

  /** With continuous actions SAC does not use it; the published number only fills its place. */
  private static Experiment withoutUselessRatio(ImportedScb scb) {
    Experiment experiment = scb.setup().experiment();
    return experiment.algorithms().contains("dqn")
        ? experiment
        : ExperimentSource.text(scb.setup().text())
            .with(List.of("agents.sac.target-entropy-ratio=0"))
            .setUp(REGISTRIES)
            .experiment();
  }

  @Test
  void what_is_written_is_read_as_a_finished_run() throws IOException {
    Path out = directory.resolve("runs/pendulum");
    ImportedScb scb = ImportedScb.read(PENDULUM, REGISTRIES);
    scb.write(out);

    Discovery read = DiscoverySource.read(out, ScbDiscoveries.KINDS);
    assertThat(read.parameters()).containsExactly(scb.parameters());
    assertThat(read.agents()).isEqualTo(scb.setup().experiment().agents());
    assertThat(read.episodeLimit()).isEqualTo(200);
    Experiment kept =
        ExperimentSource.file(out.resolve("experiment.conf")).setUp(REGISTRIES).experiment();
    assertThat(kept).isEqualTo(scb.setup().experiment());
    assertThat(out.toFile().list()).containsExactlyInAnyOrder("experiment.conf", "scb.pb");
  }

  @Test
  void every_oddity_of_a_configuration_is_understood_or_named() throws IOException {
    ImportedScb scb = importOdd("", "");
    Experiment experiment = scb.setup().experiment();

    assertThat(experiment.seed()).isEqualTo(3);
    assertThat(experiment.algorithms()).containsExactly("ppo", "td3");
    assertThat(experiment.generations()).isEqualTo(2000);
    assertThat(experiment.strategy()).isEqualTo(StrategySettings.of(new Snes(), 24, 0.1f));
    assertThat(experiment.evaluation().environments()).isEqualTo(16);
    assertThat(experiment.evaluation().episodeLimit())
        .isEqualTo(new EpisodeLimit(100, 1000, 200, 1600));
    assertThat(experiment.meanEvaluation()).isEqualTo(new MeanEvaluation(10, 64));
    HyperparameterSpace ppo = experiment.agents().get(0);
    assertThat(ppo.activation()).isEqualTo("tanh");
    assertThat(ppo.choices())
        .containsEntry("learning-rate", List.of(0.005, 0.001))
        .containsEntry("gae-lambda", List.of(0.95));
    assertThat(experiment.agents().get(1).choices())
        .containsEntry("target-noise-clip", List.of(0.4, 1.3))
        .containsEntry("num-envs", List.of(1.0));
    assertThat(scb.leftOut())
        .containsExactly(
            "pretrain_epochs = 0",
            "pretrain_num_transitions = 0",
            "pretrain_synthenv = 0",
            "meta_config.multi_algo_mode = sequential",
            "inner_config.dqn",
            "inner_config.ppo.eval_freq = 10000",
            "inner_config.td3.eval_freq = 10000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env_name: brax/Pendulum-v1 | env_name: brax/walker2d | `env_name` is walker2d, which is not among the environments here",
        "env_name: brax/Pendulum-v1 | env_name: 3 | `env_name` must be a name, is 3",
        "env_name: brax/Pendulum-v1 | unknown: 3 | `env_name` is missing; give it a name",
        "env_name: brax/Pendulum-v1 | env_name: CartPole-v1 | `algorithms[1]` must be able to act in CartPole-v1; td3 cannot",
        "[ppo, td3] | [ppo, a2c] | odd.yaml, inner_loop_algorithm: `algorithms[1]` must be one of ppo",
        "[ppo, td3] | {ppo: 1} | `inner_loop_algorithm` must be a number, a name, or a list of them, is {ppo=1}",
        "strategy_name: SNES | strategy_name: xNES | odd.yaml, strategy_name: `strategy.name` must be one of snes",
        "popsize: 24 | popsize: many | odd.yaml, strategy_params.popsize: `strategy.population` must be a whole number, is \"many\"",
        "popsize: 24 | popsize: 99999999999999999999 | `strategy_params.popsize` must be a number, a name, or a list of them, is 9999",
        "sigma_init: 0.1 | sigma_init: .nan | `strategy.sigma` must be a finite number",
        "sigma_init: 0.1 | sigma_init: [0.1] | `strategy.sigma` must be a number, is [0.1]",
        "gae_lambda: 0.95 | gae_lambda: 1.5 | inner_config.ppo.gae_lambda: `agents.ppo.gae-lambda` must be at least 0 and at most 1, is 1.5",
        "gae_lambda: 0.95 | gae_lambda: [] | must have at least one value to draw",
        "gae_lambda: 0.95 | gae_lambda: {a: 1} | `inner_config.ppo.gae_lambda` must be a number, a name, or a list of them, is {a=1}",
        "num_minibatches: 10 | num_minibatches: 7 | num-minibatches must divide",
        "max_steps_in_episode: 1 | max_steps_in_episode: 0 | `synthetic.horizon` must be at least 1",
        "max_steps_in_episode: 1 | max_steps_in_episode: 3 | scb_Pendulum-v1.pkl has a horizon of 1, but",
        "features: [32] | features: [64] | has hidden layers of [32], but",
        "features: [32] | features: [32]~    latent_size: 4 | scb_Pendulum-v1.pkl has a latent of 3, but",
        "features: [32] | features: [32]~    latent_size: [3, 1] | network_kwargs.latent_size: `synthetic.latent-size` must be a whole number, is [3,1]",
        "init_length: 100 | schedule_fn: cosine_decay_schedule | `eval_config.schedule_fn` must be linear_schedule or constant_schedule, is cosine_decay_schedule",
        "init_length: 100 | schedule_fn: 3 | `eval_config.schedule_fn` must be a name, is 3",
        "init_length: 100 | schedule_fn: constant_schedule | `eval_config.value` is missing; give constant_schedule a number of steps",
        "init_length: 100 | schedule_fn: constant_schedule~  value: 0.5 | eval_config.value: `evaluation.episode-limit` must be a whole number, is 0.5",
        "latent_dist: normal | latent_dist: cauchy | `synthetic.latent` must be one of normal",
        "transition_steps: 1600 | unknown: 1 | `evaluation.episode-limit.steps` is missing",
        "meta_config: | other: 1~meta_config: 3~rest: | `meta_config` must be a section, is 3",
        "meta_config: | meta_config: ~  num_generations: 0~rest: | `generations` must be at least 1, is 0",
        "env_name: brax/Pendulum-v1 | env_name: MountainCarContinuous-v0 | names MountainCarContinuous-v0, which has observations of 2 numbers and actions of 1; give the two files of one run",
        "seed_id: 3 | 3: seed | the key 3 must be a name",
        "seed_id: 3 | seed_id: 010 | odd.yaml: `seed_id` has 010, which PyYAML (YAML 1.1) reads as 8 and YAML 1.2 as 10; write it so that both read what is meant.",
        "seed_id: 3 | seed_id: 1:30 | has 1:30, which PyYAML (YAML 1.1) reads as a number to base 60 and YAML 1.2 as \"1:30\"",
        "seed_id: 3 | seed_id: 2001-01-01 | has 2001-01-01, which PyYAML (YAML 1.1) reads as a date and YAML 1.2 as",
        "seed_id: 3 | seed_id: '10_000' | `seed` must be a whole number, is \"10_000\"",
        "seed_id: 3 | seed_id: True | `seed` must be a whole number, is true",
        "seed_id: 3 | yes: 3 | the key yes must be a name",
        "seed_id: 3 | <<: {a: 1} | the key << must be a name",
        "learning_rate: [0.005, 0.001] | learning_rate: [0.005, 1e-3] | `inner_config.ppo.learning_rate` has 1e-3, which PyYAML (YAML 1.1) reads as \"1e-3\" and YAML 1.2 as 0.001; write it",
        "strategy_name: SNES | strategy_name: on | `strategy_name` has on, which PyYAML (YAML 1.1) reads as true and YAML 1.2 as \"on\"",
        "meta_config: | other: 1~meta_config: yes~rest: | `meta_config` must be a section, is yes",
        "seed_id: 3 | seed_id: !!python/name:os.system x | odd.yaml has a tag in line 2",
        "seed_id: 3 | seed_id: !!int x | odd.yaml has a tag in line 2",
        "seed_id: 3 | ? [a]~: 3 | is not valid YAML",
        "seed_id: 3 | seed_id: 3~seed_id: 4 | is not valid YAML in line",
        "seed_id: 3 | seed_id: &a [1]~other: *a | has an alias, *a",
        "seed_id: 3 | seed_id: [ | is not valid YAML in line",
        "seed_id: 3 | seed_id: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]] | has sections that are nested more than 16 deep"
      })
  void a_configuration_that_is_wrong_is_refused_in_one_sentence_with_its_place(
      String right, String wrong, String sentence) {
    assertThatThrownBy(() -> importOdd(right, wrong.replace("~", "\n")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("odd.yaml")
        .hasMessageContaining(sentence)
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message).hasLineCount(1));
  }

  @Test
  void spellings_of_pyyaml_are_read_as_it_reads_them() throws IOException {
    Experiment plain = importOdd("", "").setup().experiment();
    String steps = "total_timesteps: 10000";

    assertThat(importOdd(steps, "total_timesteps: 10_000").setup().experiment()).isEqualTo(plain);
    assertThat(importOdd(steps, "total_timesteps: +10000").setup().experiment()).isEqualTo(plain);
    assertThat(importOdd(steps, "total_timesteps: 0x2710").setup().experiment()).isEqualTo(plain);
    assertThat(importOdd("vf_coef: 0.5", "vf_coef: .5").setup().experiment()).isEqualTo(plain);
    assertThat(importOdd("[0.005, 0.001]", "[5.0e-3, 1.0E-3]").setup().experiment())
        .isEqualTo(plain);
    assertThat(importOdd("seed_id: 3", "seed_id: 1_000").setup().experiment().seed())
        .isEqualTo(1000);
    for (String nothing : List.of("~", "Null", "NULL", "null", "")) {
      assertThat(importOdd("gae_lambda: 0.95", "gae_lambda: " + nothing).leftOut())
          .contains("inner_config.ppo.gae_lambda = null");
    }
    assertThat(importOdd("pretrain_synthenv: 0", "pretrain_synthenv: no").leftOut())
        .contains("pretrain_synthenv = no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "1", "0x1", "[True]", "[TRUE]"})
  void a_flag_is_a_truth_value_in_each_of_its_spellings(String flag) throws IOException {
    Path checkpoint = published("cartpole").resolve("checkpoint.pkl");
    String text = Files.readString(published("cartpole").resolve("config.yaml"));
    String flags = "    ddqn:\n      - 1\n      - 0\n";
    assertThat(text).contains(flags);
    Path file =
        Files.writeString(
            directory.resolve("flag.yaml"), text.replace(flags, "    ddqn: " + flag + "\n"));

    assertThat(ImportedScb.read(checkpoint, file, REGISTRIES).setup().experiment().agents())
        .anySatisfy(agent -> assertThat(agent.choices()).containsEntry("ddqn", List.of(1.0)));
  }

  @Test
  void a_linear_schedule_is_what_a_configuration_has_that_names_none() throws IOException {
    ImportedScb named =
        importOdd("init_length: 100", "init_length: 100\n  schedule_fn: linear_schedule");
    ImportedScb early = importOdd("  transition_begin: 200\n", "");

    assertThat(named.setup().experiment()).isEqualTo(importOdd("", "").setup().experiment());
    assertThat(named.leftOut()).noneMatch(each -> each.startsWith("eval_config"));
    assertThat(early.setup().experiment().evaluation().episodeLimit())
        .isEqualTo(new EpisodeLimit(100, 1000, 0, 1600));
  }

  @Test
  void a_constant_schedule_is_a_constant_limit() throws IOException {
    ImportedScb scb = importOdd("init_length: 100", "schedule_fn: constant_schedule\n  value: 300");

    assertThat(scb.setup().experiment().evaluation().episodeLimit())
        .isEqualTo(EpisodeLimit.constant(300));
    assertThat(scb.leftOut())
        .contains("eval_config.end_length = 1000")
        .noneMatch(each -> each.contains("schedule_fn") || each.contains("value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "[5]"})
  void a_latent_of_another_size_is_taken_from_the_checkpoint_and_the_configuration(String size)
      throws IOException {
    Path checkpoint =
        checkpoint(
            name("initial_state"), network(1, 5, 32, 3), name("reward"), network(2, 4, 32, 1));
    ImportedScb told =
        importOdd(checkpoint, "features: [32]", "features: [32]\n    latent_size: " + size);
    ImportedScb alone = ImportedScb.read(checkpoint, REGISTRIES);

    assertThat(synthetic(told).latentSize()).hasValue(5);
    assertThat(told.leftOut()).isEqualTo(importOdd("", "").leftOut());
    assertThat(synthetic(alone)).isEqualTo(synthetic(told));
    assertThatThrownBy(() -> importOdd(checkpoint, "", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(" has a latent of 5, but ")
        .hasMessageEndingWith(" says 3; give the two files of one run.");
  }

  @Test
  void a_checkpoint_of_a_horizon_above_1_is_taken_with_its_configuration() throws IOException {
    Path checkpoint =
        checkpoint(
            name("initial_state"),
            network(1, 3, 32, 3),
            name("reward"),
            network(2, 4, 32, 1),
            name("next_state_delta"),
            network(3, 4, 32, 3),
            name("done"),
            network(4, 3, 32, 1));
    Path out = directory.resolve("mdp");
    importOdd(checkpoint, "max_steps_in_episode: 1", "max_steps_in_episode: 20").write(out);

    Discovery read = DiscoverySource.read(out, ScbDiscoveries.KINDS);
    assertThat(read.scb().orElseThrow().spec().horizon()).isEqualTo(20);
    assertThat(read.parameters()).startsWith(1).endsWith(4);
    assertThatThrownBy(() -> importOdd(checkpoint, "", ""))
        .hasMessageContaining(" has a horizon above 1, but ");
    assertThatThrownBy(() -> ImportedScb.read(checkpoint, REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            " is for a horizon above 1, and does not say which; give the config.yaml of its run with"
                + " --config.");
  }

  @Test
  void what_an_unknown_key_says_is_left_out_and_named() throws IOException {
    assertThat(
            importOdd("seed_id: 3", "seed_id: 3\n\"new\\e[2J\": {a: 1}\nnote: " + "x".repeat(99))
                .leftOut())
        .startsWith("new\\u001b[2J", "note = " + "x".repeat(37) + "...");
    assertThat(
            importOdd("critic_kwargs: {activation: tanh}", "critic_kwargs: {activation: relu}")
                .leftOut())
        .contains("inner_config.td3.critic_kwargs.activation = relu");
    assertThat(importOdd("gae_lambda: 0.95", "gae_lambda:").leftOut())
        .contains("inner_config.ppo.gae_lambda = null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a\n- b\n", "text", "--- {}\n--- {}\n", "\u0007"})
  void a_file_that_is_no_section_is_refused(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("odd.yaml"), text);

    assertThatThrownBy(() -> ImportedScb.read(PENDULUM, file, REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " is not ")
        .hasMessageEndingWith("; give a config.yaml as synthetic-gymnax publishes it.");
  }

  @Test
  void a_file_that_is_no_text_or_too_large_is_refused() throws IOException {
    Path binary = Files.write(directory.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Path large = Files.writeString(directory.resolve("c.yaml"), "[".repeat((1 << 16) + 1));
    Path deep = Files.writeString(directory.resolve("d.yaml"), "[".repeat(1 << 16));

    assertThatThrownBy(() -> ImportedScb.read(PENDULUM, binary, REGISTRIES))
        .hasMessageStartingWith(binary + " is not text;");
    assertThatThrownBy(() -> ImportedScb.read(PENDULUM, large, REGISTRIES))
        .hasMessage(large + " is too large: it may have 65536 bytes at most.");
    assertThatThrownBy(() -> ImportedScb.read(PENDULUM, deep, REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("more than 16 deep");
  }

  @Test
  void a_checkpoint_of_no_environment_here_is_refused() {
    assertThatThrownBy(
            () -> ImportedScb.read(published("hopper").resolve("checkpoint.pkl"), REGISTRIES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "with observations of 11 numbers and actions of 3, which none here has; the environments"
                + " here are Cart");
  }

  @Test
  void
      a_checkpoint_of_one_of_several_environments_or_of_one_that_was_not_published_asks_for_more() {
    Path checkpoint = GOLDEN.resolve("scb_CartPole-v1.pkl");
    Environment other = new Renamed(new CartPole());

    assertThatThrownBy(() -> ImportedScb.read(checkpoint, with(List.of(new CartPole(), other))))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "which CartPole-v1 and Other-v0 have; give the config.yaml of its run with --config.");
    assertThatThrownBy(() -> ImportedScb.read(checkpoint, with(List.of(other))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is for Other-v0 by its shapes, and no settings were published");
  }

  @Test
  void nothing_is_written_over_or_left_half_written() throws IOException {
    ImportedScb scb = ImportedScb.read(PENDULUM, REGISTRIES);
    Path full = Files.createDirectory(directory.resolve("full"));
    Files.writeString(full.resolve("note"), "mine");

    assertThatThrownBy(() -> scb.write(full))
        .isInstanceOf(BadInput.class)
        .hasMessage(full + " is not empty; give --out a new or an empty directory.");
    assertThat(full.toFile().list()).containsExactly("note");
    assertThatThrownBy(() -> scb.write(full.resolve("note")))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("note is a file; give --out a directory.");
    assertThatThrownBy(() -> scb.write(full.resolve("note/a/b"))).isInstanceOf(BadInput.class);
    assertThat(full.resolve("note")).hasContent("mine");
  }

  private Path checkpoint(byte[]... networks) throws IOException {
    return Files.write(directory.resolve("made.pkl"), Pickles.checkpoint(networks));
  }

  private ImportedScb importOdd(String right, String wrong) throws IOException {
    return importOdd(PENDULUM, right, wrong);
  }

  private ImportedScb importOdd(Path checkpoint, String right, String wrong) throws IOException {
    String text =
        Files.readString(GOLDEN.resolve("experiment.yaml"))
            .replace("brax/hopper", "brax/Pendulum-v1");
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    String changed = text.substring(0, at) + wrong + text.substring(at + right.length());
    Path file =
        Files.write(directory.resolve("odd.yaml"), changed.getBytes(StandardCharsets.UTF_8));
    return ImportedScb.read(checkpoint, file, REGISTRIES);
  }

  private static Registries with(List<Environment> environments) {
    return new Registries(
        REGISTRIES.algorithms(),
        new Registry<>("environment", environments, Environment::name),
        REGISTRIES.strategies(),
        REGISTRIES.tasks(),
        REGISTRIES.backends());
  }

  private static Path published(String name) {
    return GOLDEN.resolve("published").resolve(name);
  }

  private static ScbSpec synthetic(ImportedScb imported) {
    return (ScbSpec) imported.setup().experiment().task().settings();
  }
}
