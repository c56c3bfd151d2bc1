package io.terrarium.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes in SCBs that were found elsewhere. */
public interface Imports {

  /**
   * @param checkpoint what synthetic-gymnax published
   * @param config of the checkpoint's run; if empty, the environment is known by the shapes
   * @param out the directory to make
   */
  record Request(Path checkpoint, Optional<Path> config, Path out) {}

  /**
   * One SCB.
   *
   * @param environment that it was evolved for
   * @param algorithms that it was evolved with
   * @param parameters of its networks
   * @param leftOut what the configuration says and no experiment of ours can
   */
  record Imported(
      String environment, List<String> algorithms, int parameters, List<String> leftOut) {}

  Imported take(Request request);
}
