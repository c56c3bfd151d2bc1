package io.terrarium.interop;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.env.Environment;
import io.terrarium.experiment.ExperimentSetup;
import io.terrarium.experiment.ExperimentSource;
import io.terrarium.experiment.PublishedSettings;
import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import io.terrarium.run.ImportedRun;
import io.terrarium.scb.ScbSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A synthetic environment that synthetic-gymnax published, with the experiment that found it.
 *
 * @param setup of the experiment
 * @param parameters as {@link io.terrarium.scb.Scb#parameters} has them
 * @param leftOut the entries of the configuration that an experiment has no key for
 */
public record ImportedScb(ExperimentSetup setup, float[] parameters, List<String> leftOut) {

  /**
   * Reads a checkpoint of a published run, whose environment is found by the shapes of its
   * networks.
   *
   * @throws BadInput if the file is not a checkpoint, or its shapes fit no environment here, or
   *     several
   */
  public static ImportedScb read(Path checkpoint, Registries registries) {
    ScbNetworks scb = CheckpointFile.read(checkpoint);
    String environment = environment(checkpoint, scb, registries);
    Config published = PublishedSettings.of(environment, registries).experiment();
    if (!published.hasPath("algorithms")) {
      throw new BadInput(
          "%s is for %s by its shapes, and no settings were published for that environment; give the config.yaml of its run with --config."
              .formatted(checkpoint, environment));
    }
    if (!scb.isBandit()) {
      throw new BadInput(
          "%s is for a horizon above 1, and does not say which; give the config.yaml of its run with --config."
              .formatted(checkpoint));
    }
    Config experiment =
        ConfigFactory.parseMap(
            Map.of(
                "environment",
                environment,
                "synthetic.hidden",
                scb.hidden(),
                "synthetic.latent-size",
                scb.latentSize()),
            checkpoint.toString());
    return new ImportedScb(
        ExperimentSource.config(experiment.withFallback(published), checkpoint.toString())
            .setUp(registries),
        scb.parameters(),
        List.of());
  }

  /**
   * Reads a checkpoint and the configuration of its run.
   *
   * @throws BadInput if a file is not what it should be, or the two are not of one run
   */
  public static ImportedScb read(Path checkpoint, Path config, Registries registries) {
    ScbNetworks scb = CheckpointFile.read(checkpoint);
    YamlSection yaml = YamlFile.read(config);
    ExperimentSetup setup =
        ExperimentSource.config(PublishedConfig.experiment(yaml, registries), config.toString())
            .setUp(registries);
    requireFit(checkpoint, scb, config, setup);
    return new ImportedScb(setup, scb.parameters(), yaml.leftOut());
  }

  /**
   * Makes a directory that holds the result and the experiment, as the directory of a run does.
   *
   * @throws BadInput if the directory holds anything, or cannot be written; nothing is then left
   *     behind
   */
  public void write(Path directory) {
    ImportedRun.write(directory, setup, parameters);
  }

  private static String environment(Path checkpoint, ScbNetworks scb, Registries registries) {
    List<String> fitting =
        registries.environments().all().stream()
            .filter(each -> fits(scb, each))
            .map(Environment::name)
            .toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String shapes = shapes(scb.observationSize(), scb.actionSize());
    throw new BadInput(
        fitting.isEmpty()
            ? "%s is for an environment with %s, which none here has; the environments here are %s."
                .formatted(checkpoint, shapes, String.join(", ", registries.environments().names()))
            : "%s is for an environment with %s, which %s have; give the config.yaml of its run with --config."
                .formatted(checkpoint, shapes, String.join(" and ", fitting)));
  }

  private static boolean fits(ScbNetworks scb, Environment environment) {
    return environment.observationSize() == scb.observationSize()
        && environment.actions().size() == scb.actionSize();
  }

  private static void requireFit(
      Path checkpoint, ScbNetworks scb, Path config, ExperimentSetup setup) {
    Environment environment = setup.environment();
    if (!fits(scb, environment)) {
      throw new BadInput(
          "%s is for an environment with %s, but %s names %s, which has %s; give the two files of one run."
              .formatted(
                  checkpoint,
                  shapes(scb.observationSize(), scb.actionSize()),
                  config,
                  environment.name(),
                  shapes(environment.observationSize(), environment.actions().size())));
    }
    ScbSpec spec = (ScbSpec) setup.experiment().task().settings();
    if (spec.isBandit() != scb.isBandit()) {
      String horizon = "a horizon " + (scb.isBandit() ? "of 1" : "above 1");
      throw ofOtherRun(checkpoint, horizon, config, spec.horizon());
    }
    if (!spec.hidden().equals(scb.hidden())) {
      String hidden = "hidden layers of " + PickledText.shown(scb.hidden().toString());
      throw ofOtherRun(checkpoint, hidden, config, spec.hidden());
    }
    int latentSize = spec.latentSize().orElse(environment.observationSize());
    if (latentSize != scb.latentSize()) {
      throw ofOtherRun(checkpoint, "a latent of " + scb.latentSize(), config, latentSize);
    }
  }

  private static BadInput ofOtherRun(Path checkpoint, String its, Path config, Object said) {
    return new BadInput(
        "%s has %s, but %s says %s; give the two files of one run."
            .formatted(checkpoint, its, config, said));
  }

  private static String shapes(int observations, int actions) {
    return "observations of %d numbers and actions of %d".formatted(observations, actions);
  }
}
