package io.terrarium.experiment;

import io.terrarium.hocon.SectionType;
import io.terrarium.task.TaskKind;
import java.util.ArrayList;
import java.util.List;

/** The kinds of sections that an experiment has, in the order in which it is written. */
public final class ExperimentSections {

  private ExperimentSections() {}

  /** The sections that experiments with these kinds of tasks may have. */
  public static List<SectionType<?>> of(List<TaskKind<?>> tasks) {
    List<SectionType<?>> sections = new ArrayList<>();
    sections.add(RootSection.TYPE);
    sections.add(StrategySection.TYPE);
    tasks.forEach(task -> sections.add(task.section()));
    sections.add(EvaluationSection.TYPE);
    sections.add(MeanEvaluationSection.TYPE);
    sections.add(StopSection.TYPE);
    sections.add(ComputeSection.TYPE);
    return sections;
  }
}
