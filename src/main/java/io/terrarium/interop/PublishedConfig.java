package io.terrarium.interop;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Hyperparameter;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Translates a configuration of synthetic-gymnax's {@code metalearn_synthenv.py} into an
 * experiment. Keys that have no counterpart stay in their section.
 */
final class PublishedConfig {

  private static final String BRAX = "brax/";
  private static final String LATENT_SIZE = "synthetic.latent-size";
  private static final String EPISODE_LIMIT = "evaluation.episode-limit";

  private final YamlSection root;
  private final Registries registries;
  private final Map<String, ConfigValue> experiment = new LinkedHashMap<>();

  private PublishedConfig(YamlSection root, Registries registries) {
    this.root = root;
    this.registries = registries;
  }

  /**
   * Translates a configuration. The entries that an experiment has no key for are in {@link
   * YamlSection#leftOut} afterwards.
   *
   * @throws BadInput if the configuration names an environment that is not here
   */
  static Config experiment(YamlSection root, Registries registries) {
    PublishedConfig config = new PublishedConfig(root, registries);
    config.takeSearch();
    config.takeSynthetic(root.takeSection("synth_env_kwargs"));
    config.takeEvaluation(root.takeSection("eval_config"));
    config.takeGenerations(root.takeSection("meta_config"));
    config.takeAgents();
    return ConfigFactory.parseMap(config.experiment, root.file());
  }

  private void takeSearch() {
    move(root, "seed_id", "seed");
    root.takeName("strategy_name")
        .ifPresent(name -> set(root.place("strategy_name"), "strategy.name", strategy(name)));
    YamlSection parameters = root.takeSection("strategy_params");
    move(parameters, "popsize", "strategy.population");
    move(parameters, "sigma_init", "strategy.sigma");
    move(parameters, "temperature", "strategy.temperature");
  }

  /** The name of a strategy here: evosax' {@code Sep_CMA_ES} is {@code sep-cma-es}. */
  private static String strategy(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void takeSynthetic(YamlSection section) {
    move(section, "max_steps_in_episode", "synthetic.horizon");
    YamlSection network = section.takeSection("network_kwargs");
    move(network, "features", "synthetic.hidden");
    move(network, "latent_dist", "synthetic.latent");
    String size = "latent_size";
    network.take(size).ifPresent(value -> set(network.place(size), LATENT_SIZE, onlyOf(value)));
  }

  /** The size of a latent, whose shape is a number or a list of one number. */
  private static Object onlyOf(Object value) {
    return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
  }

  private void takeEvaluation(YamlSection section) {
    move(section, "num_eval_envs", "evaluation.environments");
    String key = "schedule_fn";
    String schedule = section.takeName(key).orElse("linear_schedule");
    switch (schedule) {
      case "linear_schedule" -> takeLinearLimit(section);
      case "constant_schedule" -> takeConstantLimit(section);
      default ->
          throw section.refusal(
              key,
              "must be linear_schedule or constant_schedule, is " + YamlSection.shown(schedule));
    }
  }

  /** Takes optax' {@code linear_schedule}, whose values some configurations call lengths. */
  private void takeLinearLimit(YamlSection section) {
    String limit = EPISODE_LIMIT + ".";
    for (String end : List.of("init", "end")) {
      if (!move(section, end + "_value", limit + end)) {
        move(section, end + "_length", limit + end);
      }
    }
    String begin = "transition_begin";
    if (!move(section, begin, limit + "begin") && experiment.containsKey(limit + "init")) {
      set(section.place(begin), limit + "begin", 0);
    }
    move(section, "transition_steps", limit + "steps");
  }

  private void takeConstantLimit(YamlSection section) {
    String key = "value";
    if (!move(section, key, EPISODE_LIMIT)) {
      throw section.refusal(key, "is missing; give constant_schedule a number of steps");
    }
  }

  private void takeGenerations(YamlSection section) {
    move(section, "num_generations", "generations");
    move(section, "num_rollouts", "evaluation.rollouts");
    move(section, "mean_eval_freq", "mean-evaluation.frequency");
    move(section, "num_rollouts_mean", "mean-evaluation.rollouts");
  }

  private void takeAgents() {
    String environment = environment();
    set(root.place("env_name"), "environment", environment);
    Object algorithms =
        root.take("inner_loop_algorithm")
            .orElseThrow(
                () -> root.refusal("inner_loop_algorithm", "is missing; give it a list of names"));
    List<?> names = algorithms instanceof List<?> list ? list : List.of(algorithms);
    set(root.place("inner_loop_algorithm"), "algorithms", names);
    YamlSection agents = root.takeSection("inner_config");
    for (Algorithm each : registries.algorithms().all()) {
      if (names.contains(each.name())) {
        takeAgent(each, agents.takeSection(each.name()), environment);
      }
    }
  }

  private String environment() {
    List<String> known = registries.environments().names();
    String environment =
        root.takeName("env_name")
            .map(PublishedConfig::withoutLibrary)
            .orElseThrow(() -> root.refusal("env_name", "is missing; give it a name"));
    if (!known.contains(environment)) {
      throw root.refusal(
          "env_name",
          "is %s, which is not among the environments here: %s"
              .formatted(environment, String.join(", ", known)));
    }
    return environment;
  }

  /** The name without its library: {@code brax/hopper} and {@code hopper} are the same. */
  private static String withoutLibrary(String name) {
    return name.startsWith(BRAX) ? name.substring(BRAX.length()) : name;
  }

  private void takeAgent(Algorithm algorithm, YamlSection section, String environment) {
    section.takeKnown("env", environment, BRAX + environment);
    String agent = "agents." + algorithm.name() + ".";
    for (Hyperparameter each : algorithm.hyperparameters()) {
      move(section, each.name().replace('-', '_'), agent + each.name());
    }
    takeActivation(section, agent + "activation");
  }

  /** Takes the activation; TD3 names it for the actor and for the critics, which share it here. */
  private void takeActivation(YamlSection section, String path) {
    String key = "activation";
    move(section.takeSection("agent_kwargs"), key, path);
    move(section.takeSection("actor_kwargs"), key, path);
    YamlSection critic = section.takeSection("critic_kwargs");
    if (experiment.containsKey(path)) {
      critic.takeKnown(key, experiment.get(path).unwrapped());
    }
  }

  private boolean move(YamlSection section, String key, String path) {
    Optional<Object> value = section.take(key);
    value.ifPresent(each -> set(section.place(key), path, each));
    return value.isPresent();
  }

  private void set(String place, String path, Object value) {
    experiment.put(path, ConfigValueFactory.fromAnyRef(value, place));
  }
}
