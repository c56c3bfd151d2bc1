package io.terrarium.run;

import io.terrarium.experiment.ExperimentSetup;
import java.util.List;

/**
 * The start of a process that computes a run, as the provenance records it.
 *
 * @param command the words of the command line
 * @param kernels which kernels compute, such as {@code Vector API, 512 bits}
 */
record ProcessStart(List<String> command, String kernels) {

  /** The start of this process, which computes as a setup says. */
  static ProcessStart of(ExperimentSetup setup) {
    List<String> command =
        ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
    return new ProcessStart(command, setup.settings().trials().backend().description());
  }
}
