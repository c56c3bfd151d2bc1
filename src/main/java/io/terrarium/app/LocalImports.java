package io.terrarium.app;

import io.terrarium.experiment.Experiment;
import io.terrarium.experiment.Registries;
import io.terrarium.interop.ImportedScb;

/** Imports SCBs in this process. */
final class LocalImports implements Imports {

  private final Registries registries;

  LocalImports(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Imported take(Request request) {
    ImportedScb scb =
        request
            .config()
            .map(config -> ImportedScb.read(request.checkpoint(), config, registries))
            .orElseGet(() -> ImportedScb.read(request.checkpoint(), registries));
    scb.write(request.out());
    Experiment experiment = scb.setup().experiment();
    return new Imported(
        experiment.environment(), experiment.algorithms(), scb.parameters().length, scb.leftOut());
  }
}
