package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.terrarium.agent.Algorithm;
import io.terrarium.env.Environment;
import io.terrarium.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's environment, algorithm, strategy or task in a jar of its own, beside the launcher. */
class PluginProcessTest {

  @TempDir private Path directory;

  @Test
  void the_launcher_evolves_on_an_environment_of_plugins_and_its_hash_is_kept() throws Exception {
    Path checkout = directory.resolve("checkout");
    Checkout.make(checkout);
    Path jar = checkout.resolve("plugins/corridor.jar");
    PluginJar.write(jar, scratch(), Environment.class, "Corridor");
    Path run = directory.resolve("run");
    String[] evolve =
        Tiny.evolve(run, 1, "--set", "environment=Corridor-v0", "--generations", "2", "--json");

    Ended ended =
        new Program(List.of("sh", checkout.resolve("terrarium").toString())).run(evolve).well();

    assertThat(JsonParser.parseString(ended.out()).getAsJsonArray()).hasSize(2);
    assertThat(run.resolve("metrics.csv")).content().hasLineCount(3);
    assertThat(run.resolve("scb.pb")).exists();
    assertThat(plugins(run).get("corridor.jar").getAsString()).isEqualTo(sha256(jar));
  }

  @Test
  void the_launcher_evolves_and_trains_with_an_algorithm_of_plugins() throws Exception {
    Path checkout = directory.resolve("checkout");
    Checkout.make(checkout);
    Path jar = checkout.resolve("plugins/a2c.jar");
    PluginJar.write(jar, scratch(), Algorithm.class, "A2c", "A2cTrainer", "A2cLoss");
    Path run = directory.resolve("run");
    Path agent = directory.resolve("agent.pb");
    Program launcher = new Program(List.of("sh", checkout.resolve("terrarium").toString()));
    String[] evolve =
        Tiny.evolve(
            run,
            1,
            "--set",
            "algorithms=[a2c]",
            "--set",
            "agents.a2c.total-timesteps=400",
            "--generations",
            "2",
            "--json");

    Ended evolved = launcher.run(evolve).well();
    Ended trained =
        launcher
            .run("train", run.toString(), "--algorithm", "a2c", "--out", agent.toString(), "--json")
            .well();

    JsonObject table =
        JsonParser.parseString(evolved.out()).getAsJsonArray().get(0).getAsJsonObject();
    assertThat(table.get("algorithm").getAsString()).isEqualTo("a2c");
    assertThat(run.resolve("scb.pb")).exists();
    assertThat(plugins(run).get("a2c.jar").getAsString()).isEqualTo(sha256(jar));
    assertThat(trained.out()).contains("a2c", "gae-lambda");
    assertThat(agent).exists();
  }

  @Test
  void a_strategy_of_plugins_evolves_with_a_hyperparameter_of_its_own_and_is_resumed()
      throws Exception {
    Path launcher = withCrossEntropy();
    Path run = directory.resolve("run");
    Path whole = directory.resolve("whole");

    evolve(launcher, run, 1, "0.5").well();
    evolve(launcher, run, 3, "0.5").well();
    evolve(launcher, whole, 3, "0.5").well();

    assertThat(run.resolve("experiment.conf"))
        .content()
        .contains("strategy.name = \"cross-entropy\"\n", "strategy.elite-ratio = 0.5\n");
    Tiny.assertSame(run, whole, "experiment.conf", "metrics.csv", "scb.pb");
    assertThat(evolve(launcher, run, 4, "0.75").complaints().get(0))
        .contains("holds another experiment", "`strategy.elite-ratio` is 0.5 there, 0.75 here");
    assertThat(run.resolve("metrics.csv")).hasSameBinaryContentAs(whole.resolve("metrics.csv"));
  }

  private Path withCrossEntropy() throws Exception {
    Path checkout = directory.resolve("checkout");
    Checkout.make(checkout);
    Path jar = checkout.resolve("plugins/cross-entropy.jar");
    PluginJar.write(jar, scratch(), Strategy.class, "CrossEntropy");
    return checkout.resolve("terrarium");
  }

  private static Ended evolve(Path launcher, Path run, int generations, String eliteRatio)
      throws Exception {
    return new Program(List.of("sh", launcher.toString()))
        .run(
            Tiny.evolve(
                run,
                1,
                "--set",
                "strategy.name=cross-entropy",
                "--set",
                "strategy.elite-ratio=" + eliteRatio,
                "--generations",
                Integer.toString(generations)));
  }

  private Path scratch() throws IOException {
    return Files.createDirectory(directory.resolve("scratch"));
  }

  @Test
  void a_plugin_that_cannot_be_loaded_is_refused_in_a_sentence() throws Exception {
    Path checkout = directory.resolve("checkout");
    Checkout.make(checkout);
    PluginJar.writeBroken(checkout.resolve("plugins/broken.jar"));

    assertThat(refusal(checkout)).contains("environment", "com.example.Missing", "plugins/");
  }

  @Test
  void a_plugin_that_was_copied_in_half_is_not_passed_over() throws Exception {
    Path checkout = directory.resolve("checkout");
    Checkout.make(checkout);
    Path plugin = checkout.resolve("plugins/half.jar");
    PluginJar.writeBroken(plugin);
    byte[] whole = Files.readAllBytes(plugin);
    Files.write(plugin, Arrays.copyOf(whole, whole.length / 2));

    assertThat(refusal(checkout))
        .contains("plugins/half.jar is not a jar that can be read", "copy it there again");
  }

  /** The one complaint of a start that leaves nothing behind. */
  private String refusal(Path checkout) throws Exception {
    Path run = directory.resolve("run");

    Ended ended =
        new Program(List.of("sh", checkout.resolve("terrarium").toString()))
            .run(Tiny.evolve(run, 1));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.complaints()).hasSize(1);
    assertThat(run).doesNotExist();
    return ended.complaints().get(0);
  }

  private static JsonObject plugins(Path run) throws IOException {
    return JsonParser.parseString(Files.readString(run.resolve("provenance.json")))
        .getAsJsonArray()
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("build")
        .getAsJsonObject("plugins");
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
