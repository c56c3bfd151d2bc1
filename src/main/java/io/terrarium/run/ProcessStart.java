package io.terrarium.run;

import io.terrarium.experiment.ExperimentSetup;
import java.util.List;

/**
 * What only the program knows of its own start.
 *
 * @param command the words of the command line
 * @param kernels which kernels compute: {@code Vector API, 512 bits}
 */
public record ProcessStart(List<String> command, String kernels) {

  /** This process, which computes as a setup says. */
  static ProcessStart of(ExperimentSetup setup) {
    List<String> command =
        ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
    return new ProcessStart(command, setup.settings().trials().backend().description());
  }
}
