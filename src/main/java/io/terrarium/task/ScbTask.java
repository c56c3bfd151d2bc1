package io.terrarium.task;

import io.terrarium.compute.Activation;
import io.terrarium.env.Environment;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.Problem;
import io.terrarium.meta.ScbProblem;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The task {@code scb}: the evolution of a synthetic environment, whose shape is the section {@code
 * synthetic}.
 */
public final class ScbTask implements TaskKind<ScbSpec> {

  /** The name of this kind, which experiments may leave out. */
  public static final String NAME = "scb";

  private static final int WIDE = 1 << 16;

  private static final SectionKey<ScbSpec, Integer> HORIZON =
      SectionKey.of(
          "horizon",
          ValueTypes.integer(1, ScbSpec.LONGEST_HORIZON),
          1,
          "The greatest number of steps of an episode. At 1 the environment is a contextual bandit; above 1, networks also change the state and end episodes.",
          ScbSpec::horizon);

  private static final SectionKey<ScbSpec, List<Integer>> HIDDEN =
      SectionKey.of(
          "hidden",
          ValueTypes.list(ValueTypes.integer(1, WIDE)),
          List.of(32),
          "The sizes of the hidden layers of its networks.",
          ScbSpec::hidden);

  private static final SectionKey<ScbSpec, Activation> ACTIVATION =
      SectionKey.of(
          "activation",
          ValueTypes.constant(Activation.RELU, Activation.TANH),
          Activation.RELU,
          "The activation of those layers: relu or tanh.",
          ScbSpec::activation);

  private static final SectionKey<ScbSpec, Latent> LATENT =
      SectionKey.of(
          "latent",
          ValueTypes.constant(Latent.values()),
          Latent.NORMAL,
          "The distribution that initial states are drawn from: normal, uniform, categorical or softmax.",
          ScbSpec::latent);

  private static final SectionKey<ScbSpec, Integer> LATENT_SIZE =
      SectionKey.optional(
          "latent-size",
          ValueTypes.integer(1, WIDE),
          "How many numbers a latent has. Without the key they are as many as an observation has.",
          spec -> spec.latentSize().stream().boxed().findFirst());

  private static final SectionType<ScbSpec> SECTION =
      SectionType.of("synthetic", HORIZON, HIDDEN, ACTIVATION, LATENT, LATENT_SIZE);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SectionType<ScbSpec> section() {
    return SECTION;
  }

  @Override
  public ScbSpec read(Section section) {
    Optional<Integer> latentSize = LATENT_SIZE.find(section);
    return new ScbSpec(
        HORIZON.read(section),
        HIDDEN.read(section),
        ACTIVATION.read(section),
        LATENT.read(section),
        latentSize.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /**
   * Leaves out a latent size that is the default, so that settings that mean the same are equal.
   */
  @Override
  public ScbSpec fit(ScbSpec spec, Environment environment) {
    boolean isSaid = spec.latentSize().equals(OptionalInt.of(environment.observationSize()));
    return isSaid
        ? new ScbSpec(spec.horizon(), spec.hidden(), spec.activation(), spec.latent())
        : spec;
  }

  @Override
  public Problem problem(ScbSpec spec, TaskContext context) {
    return new ScbProblem(spec, context.environment(), context.episodes());
  }
}
