package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import io.terrarium.file.NumberText;
import io.terrarium.math.Key;
import io.terrarium.registry.Registry;
import io.terrarium.run.Samples;
import io.terrarium.strategy.OpenEs;
import io.terrarium.strategy.Pgpe;
import io.terrarium.strategy.SearchState;
import io.terrarium.strategy.SepCmaEs;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.Strategy;
import io.terrarium.strategy.StrategyConflict;
import io.terrarium.strategy.StrategyHyperparameter;
import io.terrarium.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

/** What strategies declare is what an experiment may set, whoever wrote the strategy. */
class StrategyReaderTest {

  private static final StrategyHyperparameter RATIO =
      StrategyHyperparameter.real("elite-ratio", 0.1f, 1, 0.5f, "It is a share.");
  private static final StrategyHyperparameter RESTARTS =
      StrategyHyperparameter.whole("restarts", 0, 10, 2, "It is a count.");
  private static final StrategyHyperparameter KIND =
      StrategyHyperparameter.choice("kind", List.of("comma", "plus"), "comma", "It is a name.");
  private static final StrategyHyperparameter OTHER_TEMPERATURE =
      StrategyHyperparameter.flag("temperature", true, "It is not a number here.");
  private static final Declaring MINE =
      new Declaring("mine", () -> List.of(RATIO, RESTARTS, KIND, OTHER_TEMPERATURE));

  @Example
  void the_values_are_those_set_and_defaults_otherwise() {
    StrategySettings settings =
        read("name = mine, restarts = 3.0, kind = plus, temperature = false");

    assertThat(settings.real("elite-ratio")).isEqualTo(0.5f);
    assertThat(settings.whole("restarts")).isEqualTo(3);
    assertThat(settings.choice("kind")).isEqualTo("plus");
    assertThat(settings.flag("temperature")).isFalse();
    assertThatThrownBy(() -> settings.real("temperature"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine declares no hyperparameter temperature");
  }

  @Example
  void values_that_are_not_allowed_are_refused_with_their_place_and_cure() {
    refuses(
        "name = mine, elite-ratio = 0.05",
        "`strategy.elite-ratio` must be at least 0.1 and at most 1, is 0.05");
    refuses(
        "name = mine, elite-ratio = half", "`strategy.elite-ratio` must be a number, is \"half\"");
    refuses("name = mine, elite-ratio = null", "`strategy.elite-ratio` must be a number, is null");
    refuses("name = mine, restarts = 11", "`strategy.restarts` must be at most 10, is 11");
    refuses("name = mine, restarts = 1.5", "`strategy.restarts` must be a whole number, is 1.5");
    refuses(
        "name = mine, kind = minus", "`strategy.kind` must be one of comma, plus; is \"minus\"");
    refuses("name = mine, temperature = 1", "`strategy.temperature` must be true or false, is 1");
    refuses("name = mine, elit-ratio = 0.5", "is not a key; the nearest is `strategy.elite-ratio`");
    refuses("name = mine, population = 7", "`strategy.population` must be a multiple of 4, is 7");
  }

  @Example
  void what_only_other_strategies_declare_is_left_out_or_at_a_default_of_theirs() {
    assertThat(
            read("name = mine, learning-rate = 0.01, shaping = centred-ranks, antithetic = false"))
        .isEqualTo(read("name = mine"));
    assertThat(read("name = snes, elite-ratio = 0.5, restarts = 2"))
        .isEqualTo(StrategySettings.of(new Snes(), 128, 0.05f));
    refuses(
        "name = snes, elite-ratio = 0.6",
        "`strategy.elite-ratio` is not for snes; leave it out, or at 0.5, is 0.6");
    refuses(
        "name = pgpe, temperature = 2",
        "`strategy.temperature` is not for pgpe; leave it out, or at 0 or true, is 2");
    assertThat(read("name = pgpe, temperature = true"))
        .isEqualTo(read("name = pgpe, temperature = 0"));
  }

  @Example
  void the_kept_text_has_what_every_run_had_before_hyperparameters_were_declared() {
    assertThat(lines("name = sep-cma-es"))
        .containsExactly(
            "strategy.name = \"sep-cma-es\"",
            "strategy.population = 128",
            "strategy.sigma = 0.05",
            "strategy.temperature = 0",
            "strategy.antithetic = false");
    assertThat(lines("name = openes"))
        .endsWith(
            "strategy.temperature = 0",
            "strategy.antithetic = false",
            "strategy.shaping = \"centred-ranks\"",
            "strategy.learning-rate = 0.01");
    assertThat(lines("name = mine"))
        .endsWith(
            "strategy.temperature = true",
            "strategy.antithetic = false",
            "strategy.elite-ratio = 0.5",
            "strategy.restarts = 2",
            "strategy.kind = \"comma\"");
  }

  @Property(tries = 100)
  void what_is_kept_reads_back_as_the_same_settings(
      @ForAll @FloatRange(min = 0.1f, max = 1) float ratio,
      @ForAll @IntRange(max = 10) int restarts,
      @ForAll boolean plus,
      @ForAll boolean temperature) {
    Assume.that(ratio >= 0.1f);
    StrategySettings settings =
        read(
            "name = mine, elite-ratio = %s, restarts = %d, kind = %s, temperature = %s"
                .formatted(NumberText.of(ratio), restarts, plus ? "plus" : "comma", temperature));

    assertThat(settings.real("elite-ratio")).isEqualTo(ratio);
    assertThat(settings.whole("restarts")).isEqualTo(restarts);
    Experiment experiment = experiment("name = mine", with(MINE));
    assertThat(
            ExperimentSource.text(ExperimentText.text(experimentWith(experiment, settings)))
                .setUp(with(MINE))
                .experiment()
                .strategy())
        .isEqualTo(settings);
  }

  @Example
  void what_a_plugin_declares_badly_is_refused_in_a_sentence() {
    refusesToLoad(() -> null, "its list of hyperparameters is null");
    refusesToLoad(() -> Arrays.asList(RATIO, null), "one of its hyperparameters is null");
    refusesToLoad(() -> List.of(RATIO, RATIO), "it declares the hyperparameter elite-ratio twice");
    for (String key : List.of("name", "population", "sigma", "start")) {
      refusesToLoad(
          () -> List.of(StrategyHyperparameter.flag(key, true, "It is.")),
          "it declares a hyperparameter " + key + ", which is a key of every strategy");
    }
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.real("rate", 0, 1, 2, "It is.")),
        "the default of rate must be a value that it allows, is 2.0");
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.real("rate", 0, 1, Float.NaN, "It is.")),
        "the default of rate must be a value that it allows, is NaN");
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.choice("kind", List.of("a"), "b", "It is.")),
        "the default of kind must be a value that it allows, is b");
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.flag("eliteRatio", true, "It is.")),
        "the name of a hyperparameter must be in kebab-case, is eliteRatio");
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.flag(null, true, "It is.")),
        "the name of a hyperparameter is null");
    refusesToLoad(
        () -> List.of(StrategyHyperparameter.flag("kind", true, "")),
        "the meaning of kind must be a sentence that ends with a full stop");
    refusesToLoad(
        () -> {
          throw new NoSuchMethodError("Old.api()");
        },
        "Old.api()");
  }

  @Example
  void vectors_that_a_plugin_declares_badly_are_refused_in_a_sentence() {
    refusesVectors(null, "its list of vectors is null");
    refusesVectors(Arrays.asList("path", null), "the name of one of its vectors is null");
    refusesVectors(List.of("path", "path"), "it declares the vector path twice");
    refusesVectors(List.of(""), "the name of a vector must begin with a letter, is \"\"");
    refusesVectors(List.of("1", "0"), "the name of a vector must begin with a letter, is \"1\"");
  }

  private static void refusesToLoad(
      Supplier<List<StrategyHyperparameter>> declared, String complaint) {
    refuses(new Declaring("mine", declared), complaint);
  }

  private static void refusesVectors(List<String> vectors, String complaint) {
    refuses(new Declaring("mine", List::of, vectors), complaint);
  }

  private static void refuses(Strategy declaring, String complaint) {
    assertThatThrownBy(
            () ->
                StrategyDeclarations.require(
                    new Registry<>("strategy", List.of(declaring), Strategy::name)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The strategy mine (%s) is not declared well: %s; mend its jar or take it out of plugins/."
                .formatted(Declaring.class.getName(), complaint));
  }

  private static void refuses(String strategy, String complaint) {
    assertThatThrownBy(() -> read(strategy))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(complaint);
  }

  private static List<String> lines(String strategy) {
    return ExperimentText.text(experiment(strategy, with(MINE)))
        .lines()
        .filter(line -> line.startsWith("strategy."))
        .toList();
  }

  private static StrategySettings read(String strategy) {
    return experiment(strategy, with(MINE)).strategy();
  }

  private static Experiment experiment(String strategy, Registries registries) {
    String text = "environment = CartPole-v1, algorithms = [ppo], compute.backend = simd\n";
    return ExperimentSource.text(text + "strategy { " + strategy + " }")
        .setUp(registries)
        .experiment();
  }

  private static Experiment experimentWith(Experiment e, StrategySettings strategy) {
    return new Experiment(
        e.environment(),
        e.seed(),
        e.algorithms(),
        e.generations(),
        strategy,
        e.task(),
        e.evaluation(),
        e.meanEvaluation(),
        e.agents(),
        e.stop(),
        e.backend(),
        e.mixed());
  }

  private static Registries with(Strategy mine) {
    List<Strategy> all =
        new ArrayList<>(List.of(new Snes(), new OpenEs(), new Pgpe(), new SepCmaEs(), mine));
    return new Registries(
        Samples.REGISTRIES.algorithms(),
        Samples.REGISTRIES.environments(),
        new Registry<>("strategy", all, Strategy::name),
        Samples.REGISTRIES.tasks(),
        Samples.REGISTRIES.backends());
  }

  /** A strategy that only declares. */
  private record Declaring(
      String name, Supplier<List<StrategyHyperparameter>> declared, List<String> vectors)
      implements Strategy {

    Declaring(String name, Supplier<List<StrategyHyperparameter>> declared) {
      this(name, declared, List.of());
    }

    @Override
    public List<StrategyHyperparameter> hyperparameters() {
      return declared.get();
    }

    @Override
    public Optional<StrategyConflict> conflict(StrategySettings settings) {
      return settings.population() % 4 == 0
          ? Optional.empty()
          : Optional.of(
              new StrategyConflict(
                  List.of("population"), "must be a multiple of 4, is " + settings.population()));
    }

    @Override
    public SearchState initialise(float[] mean, StrategySettings settings) {
      return new SearchState(mean, mean);
    }

    @Override
    public float[] ask(SearchState state, StrategySettings settings, Key generation, int index) {
      return state.mean();
    }

    @Override
    public SearchState tell(
        SearchState state, StrategySettings settings, Key generation, float[] fitness) {
      return state;
    }
  }
}
