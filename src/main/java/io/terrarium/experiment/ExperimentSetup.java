package io.terrarium.experiment;

import io.terrarium.compute.Device;
import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.meta.EvolutionSettings;
import io.terrarium.meta.EvolutionTask;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Problem;
import io.terrarium.meta.RunState;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialSettings;
import io.terrarium.task.Discovery;
import java.util.List;
import java.util.Optional;

/**
 * An experiment on this machine, with all that it names, ready to be run. It is made by {@link
 * ExperimentSource#setUp}.
 *
 * @param experiment the values that it was read from
 * @param environment the evaluation environment, which scores trained agents
 * @param settings the settings of the task
 * @param note a sentence that says what was decided for the user, and why
 */
public record ExperimentSetup(
    Experiment experiment,
    Environment environment,
    EvolutionSettings settings,
    Optional<String> note) {

  /**
   * @throws BadInput if the experiment's backend cannot be used here
   */
  static ExperimentSetup of(Experiment e, Registries registries, Optional<String> note) {
    Environment environment = registries.environments().named(e.environment());
    List<TrainedAlgorithm> algorithms = registries.trained(e.agents());
    Problem problem =
        registries.problem(e.task(), environment, e.evaluation().environments(), e.agents());
    EvolutionSettings settings =
        new EvolutionSettings(
            e.seed(),
            new TrialSettings(problem, algorithms, registries.usableBackend(e.backend())),
            registries.strategies().named(e.strategy().name()),
            e.strategy(),
            e.evaluation(),
            e.meanEvaluation());
    return new ExperimentSetup(e, environment, settings, note);
  }

  /**
   * The experiment with every key resolved, as a run's {@code experiment.conf} has it. On any
   * machine {@link ExperimentSource#text} reads it as the same experiment.
   */
  public String text() {
    return ExperimentText.text(experiment);
  }

  /** The name of the file that a run leaves its result in. */
  public String resultFile() {
    return experiment.task().kind().resultFile();
  }

  /** The task of the run: what is evolved, and how it is scored. */
  public MetaTask task() {
    return new EvolutionTask(settings);
  }

  /**
   * The devices of so many workers, one each; they are fewer if the backend does not have so many.
   */
  public List<Device> devices(int workers) {
    return settings.trials().backend().devices(workers);
  }

  /** The discovery of a run in this state; it is the result if the state is the last. */
  public Discovery discovery(RunState state) {
    return experiment.discovery(environment, state.search().mean());
  }
}
