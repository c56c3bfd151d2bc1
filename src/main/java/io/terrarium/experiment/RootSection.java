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
          "the evaluation environment, in which trained agents are scored: `CartPole-v1`",
          Experiment::environment);

  /** It is not written where it is the default: the runs of earlier builds have no such line. */
  static final SectionKey<Experiment, String> TASK =
      new SectionKey<>(
          "task",
          ValueTypes.name(),
          Optional.of(ScbTask.NAME),
          "the kind of task: scb, or one that a plugin brings",
          experiment ->
              Optional.of(experiment.task().kind().name())
                  .filter(name -> !name.equals(ScbTask.NAME)));

  static final SectionKey<Experiment, Long> SEED =
      SectionKey.of(
          "seed",
          ValueTypes.whole(Long.MIN_VALUE, Long.MAX_VALUE),
          0L,
          "the seed of every random draw of a run",
          Experiment::seed);

  static final SectionKey<Experiment, List<String>> ALGORITHMS =
      SectionKey.required(
          "algorithms",
          ValueTypes.list(ValueTypes.name()),
          "the algorithms that train agents, one a generation in turn: `[ppo, dqn]`",
          Experiment::algorithms);

  static final SectionKey<Experiment, Long> GENERATIONS =
      SectionKey.of(
          "generations",
          ValueTypes.whole(1, Long.MAX_VALUE),
          120L,
          "the run ends after so many at the latest",
          Experiment::generations);

  static final SectionType<Experiment> TYPE =
      SectionType.of("", ENVIRONMENT, TASK, SEED, ALGORITHMS, GENERATIONS);

  private RootSection() {}
}
