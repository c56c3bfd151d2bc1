package io.terrarium.experiment;

import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.task.ScbTask;
import java.util.List;
import java.util.Optional;

/** The keys of an experiment that stand in no section. */
final class RootSection {

  static final SectionKey<Experiment, String> ENVIRONMENT =
      SectionKey.required(
          "environment",
          ValueTypes.name(),
          "The evaluation environment, in which trained agents are scored: CartPole-v1, Acrobot-v1, MountainCar-v0, MountainCarContinuous-v0, Pendulum-v1, or one of a plugin. Every experiment names it.",
          Experiment::environment);

  /**
   * The key is not written if it has its default, because the runs of earlier builds have no such
   * line.
   */
  static final SectionKey<Experiment, String> TASK =
      new SectionKey<>(
          "task",
          ValueTypes.name(),
          Optional.of(ScbTask.NAME),
          "The kind of thing that is evolved: scb, a synthetic environment, or one of a plugin.",
          experiment ->
              Optional.of(experiment.task().kind().name())
                  .filter(name -> !name.equals(ScbTask.NAME)));

  static final SectionKey<Experiment, Long> SEED =
      SectionKey.of(
          "seed",
          ValueTypes.whole(Long.MIN_VALUE, Long.MAX_VALUE),
          0L,
          "The seed of every random draw of a run.",
          Experiment::seed);

  static final SectionKey<Experiment, List<String>> ALGORITHMS =
      SectionKey.required(
          "algorithms",
          ValueTypes.list(ValueTypes.name()),
          "The list of algorithms; each generation trains one of them, in turn. ppo and sac take any actions, dqn takes discrete ones, ddpg and td3 take continuous ones. Every experiment names at least one.",
          Experiment::algorithms);

  static final SectionKey<Experiment, Long> GENERATIONS =
      SectionKey.of(
          "generations",
          ValueTypes.whole(1, Long.MAX_VALUE),
          120L,
          "The run ends after at most this many generations.",
          Experiment::generations);

  static final SectionType<Experiment> TYPE =
      SectionType.of("", ENVIRONMENT, TASK, SEED, ALGORITHMS, GENERATIONS);

  private RootSection() {}
}
