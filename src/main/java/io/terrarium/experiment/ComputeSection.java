package io.terrarium.experiment;

import io.terrarium.compute.BackendProvider;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section {@code compute}, which says what computes a run. */
final class ComputeSection {

  private static final String AUTO = "auto";

  static final SectionKey<Experiment, String> BACKEND =
      SectionKey.of(
          "backend",
          ValueTypes.name(),
          AUTO,
          "The backend that trains: simd, nd4j, or auto, which takes nd4j if there is a CUDA device and otherwise simd.",
          Experiment::backend);

  /** The key is written only if it is set, because the runs of earlier builds have no such line. */
  private static final SectionKey<Experiment, Boolean> MIXED =
      new SectionKey<>(
          "mixed",
          ValueTypes.flag(),
          Optional.of(false),
          "Whether, in a cluster, nodes of another build or without the backend may compute too, and one of another build may begin the run. The result then depends on who computed.",
          experiment -> Optional.of(experiment.mixed()).filter(isMixed -> isMixed));

  static final SectionType<Experiment> TYPE = SectionType.of("compute", BACKEND, MIXED);

  private ComputeSection() {}

  /**
   * The name of the backend.
   *
   * @param auto is asked only if {@code auto} stands there
   */
  static String backend(Section section, Registry<BackendProvider> backends, AutoBackend auto) {
    List<String> known = new ArrayList<>(List.of(AUTO));
    known.addAll(backends.names());
    String name = BACKEND.as(ValueTypes.name(known)).read(section);
    return name.equals(AUTO) ? auto.get() : name;
  }

  static boolean isMixed(Section section) {
    return MIXED.read(section);
  }
}
