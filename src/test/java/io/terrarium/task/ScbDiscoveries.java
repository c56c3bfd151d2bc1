package io.terrarium.task;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.registry.Registry;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbSpec;
import java.nio.file.Path;
import java.util.List;

/** Results whose task is {@code scb}, made of their synthetic environment. */
public final class ScbDiscoveries {

  /** The registry that knows the task {@code scb} alone. */
  public static final Registry<TaskKind<?>> KINDS =
      new Registry<>("task", List.of(new ScbTask()), TaskKind::name);

  private ScbDiscoveries() {}

  public static Discovery of(
      String environment,
      Scb scb,
      List<HyperparameterSpace> agents,
      int environments,
      int episodeLimit) {
    return new Discovery(
        environment,
        scb.observationSize(),
        scb.actions(),
        task(scb.spec()),
        scb.parameters(),
        agents,
        environments,
        episodeLimit);
  }

  public static TaskSettings<ScbSpec> task(ScbSpec spec) {
    return new TaskSettings<>(new ScbTask(), spec);
  }

  public static Discovery read(Path file) {
    return DiscoveryFile.read(file, KINDS);
  }

  /** The synthetic environment of a result, which has one. */
  public static Scb scb(Discovery discovery) {
    return discovery.scb().orElseThrow();
  }
}
