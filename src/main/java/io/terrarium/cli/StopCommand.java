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

/** {@code terrarium stop}. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "End a cluster's run.",
    description = {
      "",
      "The nodes stay, and what is finished is kept: `terrarium evolve` with the same experiment goes on with it, until the cluster is given a run of another name.",
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
      // That nobody is there at all is another sentence than that nobody can stop the run.
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
