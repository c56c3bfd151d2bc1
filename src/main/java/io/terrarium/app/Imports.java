package io.terrarium.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The use case that imports SCBs which others published. */
public interface Imports {

  /**
   * The files of an import.
   *
   * @param checkpoint a {@code checkpoint.pkl} of synthetic-gymnax
   * @param config the {@code config.yaml} of the checkpoint's run; if empty, the environment is
   *     found by the shapes of the networks
   * @param out the directory to make
   */
  record Request(Path checkpoint, Optional<Path> config, Path out) {}

  /**
   * An SCB that was imported.
   *
   * @param environment that it was evolved for
   * @param algorithms that it was evolved with
   * @param parameters how many its networks have
   * @param leftOut the entries of the configuration that an experiment has no key for
   */
  record Imported(
      String environment, List<String> algorithms, int parameters, List<String> leftOut) {}

  /**
   * Imports an SCB into a directory.
   *
   * @throws io.terrarium.file.BadInput if a file is not what it should be, or the directory is not
   *     empty; nothing is then written
   */
  Imported take(Request request);
}
