package io.terrarium.cli;

import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.replica.RunStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code terrarium stop}, which ends a cluster's run. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "End a cluster's run.",
    description = {
      "",
      "The nodes stay in the cluster, and the finished generations are kept. `terrarium evolve` with the same experiment goes on from there, as long as the cluster was not given a run of another name.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  terrarium stop --join 127.0.0.1:25520")
final class StopCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private JoinOptions join;

  @Override
  public Integer call() {
    try (ClusterClient client = join.required(spec).connect()) {
      PrintWriter out = spec.commandLine().getOut();
      // Fails with a sentence of its own where no node answers at all.
      client.members();
      out.println(sentence(client.stop()));
      out.flush();
      return ExitCode.OK;
    }
  }

  private static String sentence(ClusterReport run) {
    if (run.name().isEmpty()) {
      return "The cluster has had no run.";
    }
    return run.standing() == RunStatus.STOPPED
        ? "%s is stopped after %d generations.".formatted(run.name(), run.generation())
        : "%s was over already, after %d generations.".formatted(run.name(), run.generation());
  }
}
