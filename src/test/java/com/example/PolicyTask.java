package com.example;

import io.terrarium.agent.PolicyShape;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.Problem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.task.TaskContext;
import io.terrarium.task.TaskKind;

/** The task {@code policy}: the weights of a policy are evolved themselves (neuroevolution). */
public final class PolicyTask implements TaskKind<Float> {

  private static final SectionKey<Float, Float> SCALE =
      SectionKey.of(
          "scale",
          ValueTypes.positive(),
          1f,
          "The weights of the first candidate are multiplied by this number.",
          scale -> scale);

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public SectionType<Float> section() {
    return SectionType.of("policy", SCALE);
  }

  @Override
  public Float read(Section section) {
    return SCALE.read(section);
  }

  @Override
  public Problem problem(Float scale, TaskContext context) {
    if (context.algorithms().size() > 1) {
      throw new BadInput(
          "The task policy evolves the policy of one algorithm; give `algorithms` one name.");
    }
    TrainedAlgorithm acting = context.algorithms().get(0);
    PolicyShape shape = PolicyProblem.shape(acting, context.environment());
    return new PolicyProblem(shape, scale, context.environment(), context.episodes());
  }
}
