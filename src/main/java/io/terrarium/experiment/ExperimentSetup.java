package io.terrarium.experiment;

import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.RunState;
import io.terrarium.meta.ScbTask;
import io.terrarium.meta.ScbTaskSettings;
import io.terrarium.result.Discovery;
import java.util.List;
import java.util.Optional;

/**
 * An experiment on this machine, with all that it names: ready to be run. Made by {@link
 * ExperimentSource#setUp}.
 *
 * @param experiment the values that it was read from
 * @param settings what it evolves, and with what
 * @param note what was decided for the user, and why: a sentence
 */
public record ExperimentSetup(
    Experiment experiment, ScbTaskSettings settings, Optional<String> note) {

  /**
   * @throws BadInput where the experiment's backend cannot be used here
   */
  static ExperimentSetup of(Experiment e, Registries registries, Optional<String> note) {
    ScbTaskSettings settings =
        new ScbTaskSettings(
            e.seed(),
            registries.environments().named(e.environment()),
            e.algorithms().stream().map(registries.algorithms()::named).toList(),
            e.agents(),
            e.synthetic(),
            registries.strategies().named(e.strategy().name()),
            e.strategy(),
            e.evaluation(),
            e.meanEvaluation(),
            registries.usableBackend(e.backend()));
    return new ExperimentSetup(e, settings, note);
  }

  /**
   * The experiment with every key resolved, as a run's {@code experiment.conf} has it. On any
   * machine {@link ExperimentSource#text} reads it as the same experiment.
   */
  public String text() {
    return ExperimentText.text(experiment);
  }

  /** What is evolved. */
  public MetaTask task() {
    return new ScbTask(settings);
  }

  /** Where so many workers compute, one each; fewer where there are not so many devices. */
  public List<Device> devices(int workers) {
    return settings.backend().devices(workers);
  }

  /** The environment that scores trained agents. */
  public Environment environment() {
    return settings.environment();
  }

  /** What a run has found, given its state: the result where that is its last. */
  public Discovery discovery(RunState state) {
    return experiment.discovery(environment(), state.search().mean());
  }
}
